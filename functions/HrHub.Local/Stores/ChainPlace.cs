using System.Buffers.Binary;
using System.Text;

namespace HrHub.Local.Stores;

/// <summary>
/// Eight bytes that sort as the names of audit chains do. Nearly all chains are named after a candidate, by a hash: an index over the names is touched at a random page by every new chain
/// and soon larger than the cache; over these bytes it stays a third of that. Two names may share them: a query names them for the index and the name for the truth.
/// </summary>
internal static class ChainPlace
{
    private const string OfCandidates = "cand-";

    /// <returns>Not negative. Of two names the one that comes first has no greater place.</returns>
    public static long Of(string chain)
    {
        var candidate = chain.StartsWith(OfCandidates, StringComparison.Ordinal);
        Span<byte> place = stackalloc byte[8];
        place[0] = candidate ? (byte)1 : string.CompareOrdinal(chain, OfCandidates) < 0 ? (byte)0 : (byte)2;
        // Seven bytes of what the names differ in.
        Encoding.UTF8.GetEncoder().Convert(candidate ? chain.AsSpan(OfCandidates.Length) : chain, place[1..], flush: true, out _, out _, out _);
        return BinaryPrimitives.ReadInt64BigEndian(place);
    }
}
