using System.Security.Cryptography;
using System.Text;

namespace HrHub.Core.Audit;

/// <summary>The heads of all chains at one time, as a root sums them up: sorted by chain, each a line <c>chain sequence hash</c>, which is also a leaf of the tree.</summary>
public sealed class ChainHeads : IDisposable
{
    private readonly MerkleTree _tree = new();
    private readonly IncrementalHash _lines = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string? _last;

    public long Count => _tree.Size;

    /// <summary>Of the tree, lower-case hex.</summary>
    public string RootHash => Convert.ToHexStringLower(_tree.Root());

    /// <summary>SHA-256 of all lines, each ended by a line feed: what <c>sha256sum</c> says about the stored file.</summary>
    public string LinesHash => Convert.ToHexStringLower(_lines.GetCurrentHash());

    /// <exception cref="InvalidDataException">The chain does not come after the one before.</exception>
    public void Add(ChainHead head)
    {
        if (_last is not null && string.CompareOrdinal(_last, head.Chain) >= 0) throw new InvalidDataException("The heads are not sorted by chain.");
        _last = head.Chain;
        var line = Encoding.UTF8.GetBytes(Line(head) + "\n");
        _tree.Add(line.AsSpan(0, line.Length - 1));
        _lines.AppendData(line);
    }

    public static string Line(ChainHead head) => $"{head.Chain} {head.Sequence} {head.Hash}";

    /// <exception cref="InvalidDataException">Not such a line.</exception>
    public static ChainHead Read(string line) => line.Split(' ') is [var chain, var number, var hash] && long.TryParse(number, out var sequence)
        ? new(chain, sequence, hash)
        : throw new InvalidDataException("Not the head of a chain.");

    public void Dispose() => _lines.Dispose();
}
