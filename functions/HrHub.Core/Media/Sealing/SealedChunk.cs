using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HrHub.Core.Media.Sealing;

/// <summary>
/// The sealed-stream format, version 1: chunks back to back, each <c>version (1) · nonce (12) · tag (16) · ciphertext</c>, AES-256-GCM under the object's
/// own data key. Every chunk but the last holds 1 MiB of plaintext; the last holds less, possibly nothing, so the length alone says how many chunks there are.
/// Associated data: version, object name, chunk index, last-chunk flag. Nonces are random: counters could repeat after a resumed capture.
/// </summary>
public static class SealedChunk
{
    public const byte Version = 1;

    /// <summary>Plaintext bytes of every chunk but the last.</summary>
    public const int PlainSize = 1 << 20;

    /// <summary>Bytes that sealing adds to each chunk.</summary>
    public const int Overhead = 1 + NonceSize + TagSize;

    /// <summary>Sealed bytes of every chunk but the last.</summary>
    public const int SealedSize = PlainSize + Overhead;

    private const int NonceSize = 12, TagSize = 16;

    /// <summary>How many chunks a plaintext of this length has: at least one.</summary>
    public static int Count(long length) => checked((int)(length / PlainSize + 1));

    /// <summary>Sealed bytes of a plaintext of this length.</summary>
    public static long SealedLength(long length) => length + (long)Count(length) * Overhead;

    /// <summary>Seals one chunk into <paramref name="output"/>, which is <see cref="Overhead"/> longer.</summary>
    public static void Seal(ReadOnlySpan<byte> key, string objectName, int index, bool last, ReadOnlySpan<byte> plain, Span<byte> output)
    {
        output[0] = Version;
        var nonce = output.Slice(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, output[Overhead..], output.Slice(1 + NonceSize, TagSize), AssociatedData(objectName, index, last));
    }

    /// <summary>Opens one chunk into <paramref name="plain"/>, which is <see cref="Overhead"/> shorter.</summary>
    /// <exception cref="SealedObjectException">The chunk was changed, or is another chunk's, object's or key's.</exception>
    public static void Open(ReadOnlySpan<byte> key, string objectName, int index, bool last, ReadOnlySpan<byte> sealedChunk, Span<byte> plain)
    {
        if (sealedChunk[0] != Version) throw new SealedObjectException(objectName, $"chunk {index} is of an unknown version");
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(sealedChunk.Slice(1, NonceSize), sealedChunk[Overhead..], sealedChunk.Slice(1 + NonceSize, TagSize), plain, AssociatedData(objectName, index, last));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealedObjectException(objectName, $"chunk {index} was changed or does not belong here");
        }
    }

    private static byte[] AssociatedData(string objectName, int index, bool last)
    {
        var name = Encoding.UTF8.GetByteCount(objectName);
        var data = new byte[1 + 8 + 1 + name];
        data[0] = Version;
        BinaryPrimitives.WriteInt64LittleEndian(data.AsSpan(1), index);
        data[9] = last ? (byte)1 : (byte)0;
        Encoding.UTF8.GetBytes(objectName, data.AsSpan(10));
        return data;
    }
}

/// <summary>A sealed object is not what was written: changed, cut short, reordered, or another's. Nothing of the damaged part is handed out.</summary>
public sealed class SealedObjectException(string objectName, string what) : CryptographicException($"Sealed object {objectName}: {what}.");
