using System.Security.Cryptography;

namespace HrHub.Core.Audit;

/// <summary>
/// The Merkle tree hash of RFC 6962, section 2.1: leaves and nodes are hashed with different prefixes, so that no node passes for a leaf. It is computed as the leaves come,
/// in memory that grows with the tree's height only.
/// </summary>
public sealed class MerkleTree
{
    private const byte Leaf = 0, Node = 1;
    // The roots of the full subtrees so far, largest first: one for each bit that is set in the count.
    private readonly Stack<byte[]> _full = new();

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    public void Add(ReadOnlySpan<byte> leaf)
    {
        var hash = SHA256.HashData([Leaf, .. leaf]);
        for (var subtrees = Size; (subtrees & 1) == 1; subtrees >>= 1) hash = Join(_full.Pop(), hash);
        _full.Push(hash);
        Size++;
    }

    /// <summary>32 bytes. More leaves may be added after it.</summary>
    public byte[] Root()
    {
        if (_full.Count == 0) return SHA256.HashData([]);
        return _full.Skip(1).Aggregate(_full.Peek(), (right, left) => Join(left, right));
    }

    private static byte[] Join(byte[] left, byte[] right) => SHA256.HashData([Node, .. left, .. right]);
}
