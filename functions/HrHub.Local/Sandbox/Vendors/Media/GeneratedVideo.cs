using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace HrHub.Local.Sandbox.Vendors.Media;

/// <summary>
/// A video that exists only as a formula: any byte of it can be computed, so 500 MB cost no disk and no memory. The head is a true MP4 head (ISO/IEC 14496-12:
/// <c>ftyp</c>, <c>moov</c> with <c>mvhd</c>, then <c>mdat</c> up to the end); the rest is noise that depends on the seed.
/// </summary>
/// <param name="Seed">Two videos with the same seed and length are the same.</param>
/// <param name="Length">Bytes, at least <see cref="ShortestLength"/>.</param>
public sealed record GeneratedVideo(uint Seed, long Length)
{
    /// <summary>The head alone.</summary>
    public const int ShortestLength = 164;

    private readonly byte[] _head = Head(Length);

    /// <summary>File name in the sandbox's addresses: <c>seed-length.mp4</c>.</summary>
    public string Name => $"{Seed}-{Length}.mp4";

    /// <returns>Null when the text is no such name.</returns>
    public static GeneratedVideo? Parse(string name)
        => name.EndsWith(".mp4", StringComparison.Ordinal) && name[..^4].Split('-') is [var seed, var length]
            && uint.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var s)
            && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var l) && l >= ShortestLength ? new(s, l) : null;

    /// <summary>Computes the bytes from <paramref name="offset"/>; nothing beyond the end.</summary>
    /// <returns>How many there were.</returns>
    public int Read(long offset, Span<byte> into)
    {
        into = into[..(int)Math.Clamp(Length - offset, 0, into.Length)];
        var head = (int)Math.Clamp(_head.Length - offset, 0, into.Length);
        if (head > 0) _head.AsSpan((int)offset, head).CopyTo(into);
        Noise.Fill(Seed, offset + head, into[head..]);
        return into.Length;
    }

    /// <summary>Lower-case hex of the whole video.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[256 * 1024];
        for (long offset = 0; offset < Length;)
        {
            var count = Read(offset, buffer);
            hash.AppendData(buffer, 0, count);
            offset += count;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Head(long length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, ShortestLength);
        var head = new byte[ShortestLength];
        Box(head, 0, 32, "ftyp");
        "isom"u8.CopyTo(head.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(12), 0x200);
        "isomiso2avc1mp41"u8.CopyTo(head.AsSpan(16));
        Box(head, 32, 116, "moov");
        Box(head, 40, 108, "mvhd");
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(60), 1_000);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(64), 1_800_000);
        // Size 1 means: the true size follows in 64 bits.
        Box(head, 148, 1, "mdat");
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(156), length - 148);
        return head;
    }

    private static void Box(Span<byte> head, int at, uint size, string type)
    {
        BinaryPrimitives.WriteUInt32BigEndian(head[at..], size);
        for (var i = 0; i < 4; i++) head[at + 4 + i] = (byte)type[i];
    }
}
