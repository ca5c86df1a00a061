using System.Buffers.Binary;
using System.Text;

namespace HrHub.Core.Work;

/// <summary>Tells a Word document from other files in the same container by what the container lists. Nothing of it is unpacked.</summary>
public static class WordFile
{
    private const int LongestTail = 65_557, LongestList = 1 << 20;

    /// <summary>Office Open XML (ECMA-376): a zip with <c>[Content_Types].xml</c> and <c>word/</c>, and without macros.</summary>
    /// <param name="zip">Seekable.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<bool> IsDocx(Stream zip, CancellationToken ct)
    {
        var names = await Names(zip, ct);
        return names.Contains("[Content_Types].xml") && names.Any(name => name.StartsWith("word/", StringComparison.Ordinal)) && !names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>MS-DOC: a compound file (MS-CFB) with a stream of the name <c>WordDocument</c> in its first directory sector.</summary>
    /// <param name="compound">Seekable.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<bool> IsDoc(Stream compound, CancellationToken ct)
    {
        var header = await Read(compound, 0, 512, ct);
        if (header.Length < 512) return false;
        var sector = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30)) is 12 ? 4096L : 512;
        var directory = await Read(compound, (BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(48)) + 1L) * sector, (int)sector, ct);
        return directory.AsSpan().IndexOf(Encoding.Unicode.GetBytes("WordDocument")) >= 0;
    }

    /// <summary>The names in the central directory (APPNOTE 4.3.12); none where there is no sound one.</summary>
    private static async Task<IReadOnlyList<string>> Names(Stream zip, CancellationToken ct)
    {
        var tail = await Read(zip, Math.Max(0, zip.Length - LongestTail), LongestTail, ct);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + 22 > tail.Length) return [];
        var (length, offset) = (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 12)), BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16)));
        if (length > LongestList || offset + length > zip.Length) return [];

        var list = await Read(zip, offset, (int)length, ct);
        var names = new List<string>();
        for (var at = 0; at + 46 <= list.Length && list.AsSpan(at).StartsWith("PK\u0001\u0002"u8);)
        {
            var (name, extra, comment) = (Short(list, at + 28), Short(list, at + 30), Short(list, at + 32));
            if (at + 46 + name > list.Length) return [];
            names.Add(Encoding.UTF8.GetString(list, at + 46, name));
            at += 46 + name + extra + comment;
        }
        return names;
    }

    private static int Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static async Task<byte[]> Read(Stream stream, long from, int most, CancellationToken ct)
    {
        if (from >= stream.Length) return [];
        stream.Position = from;
        var buffer = new byte[Math.Min(most, stream.Length - from)];
        return buffer[..await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)];
    }
}
