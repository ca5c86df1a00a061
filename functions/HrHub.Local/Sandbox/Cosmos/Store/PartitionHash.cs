using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace HrHub.Local.Sandbox.Cosmos.Store;

/// <summary>
/// Where a partition key falls among the physical partitions: MurmurHash3 (x64, 128 bits; Appleby, public domain) of the key, first byte cut to six bits, as upper-case hex.
/// The SDK computes the same, and asks the range it found.
/// </summary>
internal static class PartitionHash
{
    private const ulong C1 = 0x87c37b91114253d5, C2 = 0x4cf5ad432745937f;

    /// <param name="partition">JSON of the key.</param>
    public static string Of(string partition)
    {
        // Kind of the value (8: text), its bytes, and an end that no UTF-8 has.
        byte[] key = [8, .. Encoding.UTF8.GetBytes(JsonSerializer.Deserialize<string>(partition)!), 0xff];
        var (low, high) = Murmur(key);
        var hash = new byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(hash, high);
        BinaryPrimitives.WriteUInt64BigEndian(hash.AsSpan(8), low);
        hash[0] &= 0x3f;
        return Convert.ToHexString(hash);
    }

    private static (ulong Low, ulong High) Murmur(ReadOnlySpan<byte> data)
    {
        ulong h1 = 0, h2 = 0;
        var rest = data;
        for (; rest.Length >= 16; rest = rest[16..])
        {
            h1 ^= First(BinaryPrimitives.ReadUInt64LittleEndian(rest));
            h1 = (BitOperations.RotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= Second(BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
            h2 = (BitOperations.RotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        Span<byte> tail = stackalloc byte[16];
        rest.CopyTo(tail);
        h2 ^= Second(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]));
        h1 ^= First(BinaryPrimitives.ReadUInt64LittleEndian(tail));
        h1 ^= (ulong)data.Length;
        h2 ^= (ulong)data.Length;
        h1 += h2;
        h2 += h1;
        (h1, h2) = (Mixed(h1), Mixed(h2));
        h1 += h2;
        return (h1, h2 + h1);
    }

    private static ulong First(ulong block) => BitOperations.RotateLeft(block * C1, 31) * C2;

    private static ulong Second(ulong block) => BitOperations.RotateLeft(block * C2, 33) * C1;

    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccd;
        value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53;
        return value ^ (value >> 33);
    }
}
