using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HrHub.Core.Media.Sealing;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.Tests.Media;

public sealed class SealedStreamTests : IDisposable
{
    private const string Name = "med-1.a";
    private readonly TempFolder _folder = new();
    private readonly FileSealedObjects _objects;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public SealedStreamTests() => _objects = new FileSealedObjects(_folder.Path);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SealedChunk.PlainSize - 1)]
    [InlineData(SealedChunk.PlainSize)]
    [InlineData(SealedChunk.PlainSize + 1)]
    [InlineData(7 * SealedChunk.PlainSize)]
    public async Task What_was_sealed_is_read_back_with_its_hashes(int length)
    {
        var plain = RandomNumberGenerator.GetBytes(length);
        var reference = await Seal(Name, plain);

        Assert.Equal(plain, await ReadAll(reference));
        Assert.Equal(length, reference.Length);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(plain)), reference.Sha256);
        var ends = Enumerable.Range(1, SealedChunk.Count(length)).Select(chunk => Math.Min(chunk * SealedChunk.PlainSize, length));
        Assert.Equal(ends.SelectMany(end => SHA256.HashData(plain.AsSpan(0, end))).ToArray(), reference.PrefixSha256);
        Assert.Equal(SealedChunk.SealedLength(length), new FileInfo(FileOf(Name)).Length);
    }

    [Fact]
    public async Task Any_range_equals_the_slice_of_the_plaintext()
    {
        var plain = RandomNumberGenerator.GetBytes(3 * SealedChunk.PlainSize + 12345);
        var reference = await Seal(Name, plain);
        await using var stream = await SealedStream.Open(_objects, reference, _key, default);

        var ranges = from start in Gen.Choose(0, plain.Length + 10) from count in Gen.Choose(0, 2 * SealedChunk.PlainSize) select (start, count);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(ranges.ToArbitrary(), async range =>
        {
            stream.Position = range.start;
            var buffer = new byte[range.count];
            var read = await stream.ReadAtLeastAsync(buffer, range.count, throwOnEndOfStream: false);
            var slice = plain.AsSpan(Math.Min(range.start, plain.Length), Math.Max(0, Math.Min(range.count, plain.Length - range.start)));
            return buffer.AsSpan(0, read).SequenceEqual(slice);
        }));
    }

    [Property(MaxTest = 40)]
    public async Task<bool> One_flipped_bit_anywhere_is_refused(uint where, byte bit)
    {
        var reference = await Seal(Name, new byte[SealedChunk.PlainSize + 99]);
        var file = FileOf(Name);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[where % bytes.Length] ^= (byte)(1 << (bit % 8));
        await File.WriteAllBytesAsync(file, bytes);

        var refused = await Record.ExceptionAsync(() => ReadAll(reference)) is SealedObjectException;
        File.Delete(file);
        return refused;
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-SealedChunk.SealedSize)]
    [InlineData(1)]
    public async Task A_file_of_another_length_is_refused_before_anything_is_served(int change)
    {
        var reference = await Seal(Name, new byte[3 * SealedChunk.PlainSize + 5]);
        using (var file = File.OpenWrite(FileOf(Name))) file.SetLength(file.Length + change);

        var refused = await Assert.ThrowsAsync<SealedObjectException>(() => SealedStream.Open(_objects, reference, _key, default));
        Assert.Contains("instead of", refused.Message);
    }

    [Fact]
    public async Task A_file_cut_at_a_chunk_border_is_refused_even_when_the_record_agrees()
    {
        var reference = await Seal(Name, new byte[3 * SealedChunk.PlainSize + 5]);
        using (var file = File.OpenWrite(FileOf(Name))) file.SetLength(2L * SealedChunk.SealedSize + SealedChunk.Overhead + 5);

        await Assert.ThrowsAsync<SealedObjectException>(() => ReadAll(reference with { Length = 2 * SealedChunk.PlainSize + 5 }));
    }

    [Fact]
    public async Task Swapped_chunks_are_refused()
    {
        var reference = await Seal(Name, new byte[3 * SealedChunk.PlainSize]);
        var bytes = await File.ReadAllBytesAsync(FileOf(Name));
        byte[] swapped = [.. bytes[SealedChunk.SealedSize..(2 * SealedChunk.SealedSize)], .. bytes[..SealedChunk.SealedSize], .. bytes[(2 * SealedChunk.SealedSize)..]];
        await File.WriteAllBytesAsync(FileOf(Name), swapped);

        await Assert.ThrowsAsync<SealedObjectException>(() => ReadAll(reference));
    }

    [Fact]
    public async Task Chunks_of_another_object_are_refused_even_under_the_same_key()
    {
        var reference = await Seal(Name, new byte[1000]);
        await Seal("med-2.a", new byte[1000]);
        File.Copy(FileOf("med-2.a"), FileOf(Name), overwrite: true);

        await Assert.ThrowsAsync<SealedObjectException>(() => ReadAll(reference));
    }

    [Fact]
    public async Task A_missing_object_and_a_wrong_key_are_refused()
    {
        var reference = await Seal(Name, new byte[10]);
        await Assert.ThrowsAsync<SealedObjectException>(async () =>
        {
            await using var stream = await SealedStream.Open(_objects, reference, new byte[32], default);
            await stream.ReadExactlyAsync(new byte[1]);
        });
        await _objects.Delete(Name, default);
        await Assert.ThrowsAsync<SealedObjectException>(() => ReadAll(reference));
    }

    [Fact]
    public async Task A_broken_upload_goes_on_at_the_last_whole_chunk_and_drops_damaged_ones()
    {
        var plain = RandomNumberGenerator.GetBytes(5 * SealedChunk.PlainSize + 77);
        await using (var first = await SealedWriter.Open(_objects, Name, _key, default))
            await Assert.ThrowsAsync<IOException>(() => first.WriteToEnd(new BreakingStream(plain, 3 * SealedChunk.PlainSize + 500), null, default));
        using (var file = File.OpenWrite(FileOf(Name) + ".part"))
        {
            Assert.Equal(3L * SealedChunk.SealedSize, file.Length);
            file.Position = 2 * SealedChunk.SealedSize + 100;
            file.Write(new byte[200]);
        }

        await using var second = await SealedWriter.Open(_objects, Name, _key, default);
        Assert.Equal(2 * SealedChunk.PlainSize, second.Position);
        var content = await second.WriteToEnd(new MemoryStream(plain[(2 * SealedChunk.PlainSize)..]), null, default);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(plain)), content.Sha256);
        Assert.Equal(plain, await ReadAll(Reference(Name, content)));
    }

    [Fact]
    public async Task Files_and_folders_are_the_owners_only_and_deleting_forgets_staged_blocks_too()
    {
        await Seal(Name, new byte[10]);
        await using (var open = await SealedWriter.Open(_objects, "med-1.b", _key, default)) Assert.Equal(0, open.Position);
        Assert.Equal(["med-1.a", "med-1.b"], await _objects.List("med-1.", default));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FileOf(Name)));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(FileOf(Name))!));
        }

        await _objects.Delete("med-1.a", default);
        await _objects.Delete("med-1.b", default);
        Assert.Empty(await _objects.List("", default));
    }

    [Fact]
    public async Task A_name_that_looks_like_a_staged_file_is_refused()
        => await Assert.ThrowsAsync<ArgumentException>(() => _objects.Upload("a.part", 10, default));

    public void Dispose() => _folder.Dispose();

    private async Task<SealedReference> Seal(string name, byte[] plain)
    {
        await using var writer = await SealedWriter.Open(_objects, name, _key, default);
        return Reference(name, await writer.WriteToEnd(new MemoryStream(plain), null, default));
    }

    private static SealedReference Reference(string name, SealedContent content)
        => content.In(name, []);

    private async Task<byte[]> ReadAll(SealedReference reference)
    {
        await using var stream = await SealedStream.Open(_objects, reference, _key, default);
        var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }

    private string FileOf(string name) => Directory.EnumerateFiles(_folder.Path, name + "*", SearchOption.AllDirectories).Single().Replace(".part", "", StringComparison.Ordinal);

    private sealed class BreakingStream(byte[] bytes, int breaksAt) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => Position < breaksAt
                ? base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, breaksAt - Position)], cancellationToken)
                : throw new IOException("The line went dead.");
    }
}
