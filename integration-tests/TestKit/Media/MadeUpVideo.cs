using System.Security.Cryptography;

namespace HrHub.TestKit.Media;

/// <summary>A video of any length that exists only as a formula: it begins like an MP4, and no two of its first thousands of chunks are alike.</summary>
public sealed class MadeUpVideo(long length, int seed = 1)
{
    // Prime and not near a power of two, so that the period never falls together with chunks.
    private const int Period = 1_000_003;
    private readonly byte[] _noise = Noise(seed);

    public long Length => length;

    public void Fill(long offset, Span<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var at = (int)(offset % Period);
            var count = Math.Min(buffer.Length, Period - at);
            _noise.AsSpan(at, count).CopyTo(buffer);
            buffer = buffer[count..];
            offset += count;
        }
    }

    public byte[] Slice(long offset, int count)
    {
        var slice = new byte[(int)Math.Max(0, Math.Min(count, length - offset))];
        Fill(offset, slice);
        return slice;
    }

    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (long at = 0; at < length; at += 1 << 16) hash.AppendData(Slice(at, 1 << 16));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Noise(int seed)
    {
        var noise = new byte[Period];
        new Random(seed).NextBytes(noise);
        "\0\0\0\u0018ftypisom"u8.CopyTo(noise);
        return noise;
    }
}
