using System.Buffers.Binary;

namespace HrHub.Core.Media.Clips;

/// <summary>
/// Where an MP4 has its index (the box <c>moov</c>, ISO/IEC 14496-12), and the index as it must be when it comes before the pictures: they lie further back by its length then, and their places in it are moved by that.
/// </summary>
/// <param name="Box">The whole box, moved where it has to be.</param>
/// <param name="At">Where it lies in the file.</param>
/// <param name="Before">Where it must be put; <paramref name="At"/> where it is before the pictures already.</param>
internal sealed record Mp4Index(byte[] Box, long At, long Before)
{
    private const int MostBoxes = 100_000, LongestIndex = 64 << 20;

    private static readonly string[] Path = ["moov", "trak", "mdia", "minf", "stbl"];

    /// <summary>Seconds as the header says; null where it does not, as in fragmented files.</summary>
    public double? Seconds { get; private set; }

    /// <returns>Null when there is none that could be read, or moved.</returns>
    public static async Task<Mp4Index?> Find(Stream video, CancellationToken ct)
    {
        var (head, at, before, pictures) = (new byte[16], 0L, 0L, false);
        for (var boxes = 0; boxes < MostBoxes && at + 8 <= video.Length; boxes++)
        {
            video.Position = at;
            var read = await video.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
            var (type, header, size) = Header(head.AsSpan(0, read), video.Length - at);
            if (size < header || size > video.Length - at) return null;
            if (type == "moov") return size > LongestIndex ? null : await Read(video, at, (int)size, pictures ? before : at, ct);
            if (type == "ftyp" && at == 0) before = size;
            pictures |= type == "mdat";
            at += size;
        }
        return null;
    }

    private static async Task<Mp4Index?> Read(Stream video, long at, int size, long before, CancellationToken ct)
    {
        var box = new byte[size];
        video.Position = at;
        await video.ReadExactlyAsync(box, ct);
        var index = new Mp4Index(box, at, before);
        return index.Walk(box, 0) ? index : null;
    }

    /// <summary>Down the path to the tables of places. False where one would not fit any more.</summary>
    private bool Walk(Span<byte> boxes, int depth)
    {
        while (boxes.Length >= 8)
        {
            var (type, header, size) = Header(boxes, boxes.Length);
            if (size < header || size > boxes.Length) return true;
            var content = boxes[header..(int)size];
            boxes = boxes[(int)size..];
            var fits = type switch
            {
                "mvhd" when depth == 1 => Measure(content),
                "stco" when depth == Path.Length => Move(content, sizeof(uint)),
                "co64" when depth == Path.Length => Move(content, sizeof(ulong)),
                _ => depth == Path.Length || type != Path[depth] || Walk(content, depth + 1),
            };
            if (!fits) return false;
        }
        return true;
    }

    private bool Measure(ReadOnlySpan<byte> header)
    {
        if (header is [1, ..] && header.Length >= 32) Seconds = Of(BinaryPrimitives.ReadUInt32BigEndian(header[20..]), BinaryPrimitives.ReadUInt64BigEndian(header[24..]));
        if (header is [0, ..] && header.Length >= 20) Seconds = Of(BinaryPrimitives.ReadUInt32BigEndian(header[12..]), BinaryPrimitives.ReadUInt32BigEndian(header[16..]));
        return true;

        static double? Of(uint perSecond, ulong length) => perSecond == 0 || length is 0 or uint.MaxValue or ulong.MaxValue ? null : (double)length / perSecond;
    }

    private bool Move(Span<byte> table, int width)
    {
        if (Before == At || table.Length < 8) return true;
        var places = table[8..];
        var count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(table[4..]), places.Length / width);
        for (var entry = 0; entry < count; entry++, places = places[width..])
        {
            var place = width == sizeof(uint) ? BinaryPrimitives.ReadUInt32BigEndian(places) : BinaryPrimitives.ReadUInt64BigEndian(places);
            if (place < (ulong)Before || place >= (ulong)At) continue;
            place += (ulong)Box.Length;
            if (width == sizeof(ulong)) BinaryPrimitives.WriteUInt64BigEndian(places, place);
            else if (place <= uint.MaxValue) BinaryPrimitives.WriteUInt32BigEndian(places, (uint)place);
            else return false;
        }
        return true;
    }

    /// <summary>Type, length of the header and of the whole box; a length of 0 in the file means up to the end.</summary>
    private static (string Type, int Header, long Size) Header(ReadOnlySpan<byte> box, long left)
    {
        var type = System.Text.Encoding.Latin1.GetString(box[4..8]);
        return BinaryPrimitives.ReadUInt32BigEndian(box) switch
        {
            0 => (type, 8, left),
            1 => box.Length < 16 ? (type, 16, 0) : (type, 16, (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(box[8..]), long.MaxValue)),
            var size => (type, 8, size),
        };
    }
}
