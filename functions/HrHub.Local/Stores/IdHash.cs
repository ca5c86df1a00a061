using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HrHub.Local.Stores;

/// <summary>
/// What ids are looked up by. An index over ids themselves is touched at a random page by every new row and soon larger than the cache; over four bytes of their hash it stays
/// a quarter of that. Two ids may share a hash: a query names the hash for the index and the id for the truth.
/// </summary>
internal static class IdHash
{
    /// <returns>The hashes of several as a JSON array, for <c>json_each</c>.</returns>
    public static string Of(IEnumerable<string> ids) => $"[{string.Join(',', ids.Select(Of).Distinct())}]";

    /// <returns>32 bits.</returns>
    public static long Of(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return BinaryPrimitives.ReadInt32BigEndian(hash);
    }
}
