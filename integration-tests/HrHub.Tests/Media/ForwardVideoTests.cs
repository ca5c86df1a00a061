using System.Buffers.Binary;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HrHub.Core.Media.Clips;

namespace HrHub.Tests.Media;

/// <summary>Videos put in an order in which they can be read forwards.</summary>
public sealed class ForwardVideoTests
{
    private static readonly byte[] Start = Box("ftyp", "isom\0\0\0\0isom"u8.ToArray());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_place_in_an_index_that_was_moved_forward_names_the_same_bytes_as_before(bool wide)
    {
        var samples = Gen.ListOf(Gen.ArrayOf(Gen.Choose(0, 255).Select(number => (byte)number), 5), 7);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(50), Prop.ForAll(samples.ToArbitrary(), async list =>
        {
            var pictures = Box("mdat", [.. list.SelectMany(sample => sample)]);
            var places = list.Select((_, at) => (long)(Start.Length + 8 + 5 * at)).ToList();
            byte[] video = [.. Start, .. pictures, .. Index(places, wide), .. Box("free", [1, 2, 3])];
            var moved = await Read(video);
            return TypesOf(moved).SequenceEqual(["ftyp", "moov", "mdat", "free"]) && moved.Length == video.Length
                && PlacesIn(moved, wide).Select(place => moved.AsSpan((int)place, 5).ToArray()).Zip(list, (there, sample) => there.AsSpan().SequenceEqual(sample)).All(same => same);
        }));
    }

    [Fact]
    public async Task What_is_in_order_already_is_not_touched()
    {
        byte[] video = [.. Start, .. Index([200, 300], wide: false), .. Box("mdat", new byte[400])];
        Assert.Equal(video, await Read(video));
    }

    [Fact]
    public async Task Pictures_after_the_index_keep_their_places()
    {
        var first = Box("mdat", new byte[10]);
        var index = Index([Start.Length + 8, Start.Length + first.Length + 500], wide: false);
        var moved = await Read([.. Start, .. first, .. index, .. Box("mdat", new byte[600])]);
        Assert.Equal([Start.Length + 8 + index.Length, Start.Length + first.Length + 500], PlacesIn(moved, wide: false));
    }

    [Theory]
    [InlineData(0, 90_000u, 5_400_000u, 60)]
    [InlineData(1, 1_000u, 61_500u, 61.5)]
    public async Task The_length_is_read_from_the_header(byte version, uint perSecond, uint length, double seconds)
    {
        var header = new byte[100];
        header[0] = version;
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(version == 0 ? 12 : 20), perSecond);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(version == 0 ? 16 : 28), length);
        byte[] video = [.. Start, .. Box("moov", Box("mvhd", header)), .. Box("mdat", new byte[9])];
        Assert.Equal(seconds, (await ForwardVideo.Of(new MemoryStream(video), default))!.Seconds);
    }

    [Fact]
    public async Task What_is_no_video_or_has_no_index_is_none()
    {
        byte[] tooLong = [.. Start, 0, 0, 1, 0, .. "moov"u8];
        foreach (var bytes in new[] { [], [1, 2, 3], new byte[5000], [.. Start, .. Box("mdat", new byte[50])], tooLong, [.. Start, 0, 0, 0, 1, .. "mdat"u8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], "#EXTM3U\nhttp://10.0.0.1/secret\n"u8.ToArray() })
            Assert.Null(await ForwardVideo.Of(new MemoryStream(bytes), default));
    }

    [Fact]
    public async Task No_damage_to_an_index_makes_it_fall_over()
    {
        byte[] video = [.. Start, .. Box("mdat", new byte[40]), .. Index([32, 36, 40], wide: false)];
        for (var at = Start.Length; at < video.Length; at++)
            foreach (var value in (byte[])[0, 1, 0x7f, 0xff])
            {
                var damaged = video.ToArray();
                damaged[at] = value;
                if (await ForwardVideo.Of(new MemoryStream(damaged), default) is { } forward) Assert.InRange((await Read(forward)).Length, 1, video.Length);
            }
    }

    private static async Task<byte[]> Read(byte[] video) => await Read((await ForwardVideo.Of(new MemoryStream(video), default))!);

    private static async Task<byte[]> Read(ForwardVideo video)
    {
        var (all, buffer) = (new MemoryStream(), new byte[7]);
        while (await video.Read(buffer, default) is > 0 and var count) all.Write(buffer, 0, count);
        return all.ToArray();
    }

    private static byte[] Index(List<long> places, bool wide)
    {
        var table = new byte[8 + places.Count * (wide ? 8 : 4)];
        BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(4), places.Count);
        for (var at = 0; at < places.Count; at++)
            if (wide) BinaryPrimitives.WriteInt64BigEndian(table.AsSpan(8 + 8 * at), places[at]);
            else BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(8 + 4 * at), (int)places[at]);
        return Box("moov", [.. Box("mvhd", new byte[100]), .. Box("trak", Box("mdia", Box("minf", Box("stbl", [.. Box("stsd", new byte[8]), .. Box(wide ? "co64" : "stco", table)]))))]);
    }

    private static IEnumerable<long> PlacesIn(byte[] video, bool wide)
    {
        var at = video.AsSpan().IndexOf(wide ? "co64"u8 : "stco"u8) + 8;
        var count = BinaryPrimitives.ReadInt32BigEndian(video.AsSpan(at));
        return [.. Enumerable.Range(0, count).Select(entry => wide ? BinaryPrimitives.ReadInt64BigEndian(video.AsSpan(at + 4 + 8 * entry)) : BinaryPrimitives.ReadUInt32BigEndian(video.AsSpan(at + 4 + 4 * entry)))];
    }

    private static IEnumerable<string> TypesOf(byte[] video)
    {
        for (var at = 0; at < video.Length; at += BinaryPrimitives.ReadInt32BigEndian(video.AsSpan(at))) yield return Encoding.ASCII.GetString(video, at + 4, 4);
    }

    private static byte[] Box(string type, byte[] content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.ASCII.GetBytes(type, box.AsSpan(4));
        content.CopyTo(box, 8);
        return box;
    }
}
