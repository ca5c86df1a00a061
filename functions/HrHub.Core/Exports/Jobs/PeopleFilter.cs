using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HrHub.Core.Exports.Jobs;

/// <summary>
/// Who may be in a file, in three bytes a person (a Bloom filter: B. Bloom, 1970). It never denies anybody who is in it; of others it takes about one in a hundred thousand for somebody who is, and then a file
/// is destroyed that need not have been. Ids can't be read out of it.
/// </summary>
public sealed class PeopleFilter
{
    private const int BitsOfOne = 24, Probes = 16, FewestBytes = 64;
    private readonly byte[] _bits;

    private PeopleFilter(byte[] bits) => _bits = bits;

    /// <param name="people">How many there will be; with more of them it is wrong more often.</param>
    public static PeopleFilter For(long people) => new(new byte[Math.Max(FewestBytes, checked((int)(people * BitsOfOne / 8)))]);

    /// <param name="bytes">Of <see cref="ToBytes"/>.</param>
    /// <exception cref="InvalidDataException">Not such bytes.</exception>
    public static PeopleFilter Of(byte[] bytes) => bytes.Length >= FewestBytes ? new(bytes) : throw new InvalidDataException("Not a filter of people.");

    public void Add(string candidateId)
    {
        foreach (var bit in Places(candidateId)) _bits[bit >> 3] |= (byte)(1 << (bit & 7));
    }

    public bool MayHold(string candidateId) => Places(candidateId).All(bit => (_bits[bit >> 3] & 1 << (bit & 7)) != 0);

    public byte[] ToBytes() => _bits;

    // Two hashes make any number of them (Kirsch and Mitzenmacher, 2006).
    private IEnumerable<int> Places(string candidateId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(candidateId));
        var (first, step) = (BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(8)) | 1);
        var size = (ulong)_bits.Length * 8;
        for (var probe = 0UL; probe < Probes; probe++) yield return (int)(unchecked(first + probe * step) % size);
    }
}
