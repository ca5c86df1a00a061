using HrHub.Core.Media;

namespace HrHub.Tests.Contracts.Media;

/// <summary>What <see cref="ISealedObjects"/> promises, on every implementation.</summary>
public abstract partial class SealedObjectsContract(Func<Task<Opened<ISealedObjects>>> open) : PortContract<ISealedObjects>(open)
{
    private const int Block = 1000;
    private const string Name = "med-1.a";

    private ISealedObjects Objects => Port;

    [Fact]
    public async Task An_object_is_read_back_whole_and_by_range()
    {
        var content = await Put(Name, blocks: 12, last: 77);
        Assert.Equal(content.Length, await Objects.Length(Name, default));
        foreach (var (from, count) in ((int, int)[])[(0, content.Length), (0, 1), (999, 2), (3500, 4000), (content.Length - 1, 1), (5, 0)])
            Assert.Equal(content[from..(from + count)], await Read(Name, from, count));
    }

    [Fact]
    public async Task An_object_can_be_empty()
    {
        await Put(Name, blocks: 0, last: 0);
        Assert.Equal(0, await Objects.Length(Name, default));
        Assert.Equal([Name], await Objects.List("", default));
    }

    [Fact]
    public async Task An_empty_last_block_adds_nothing()
    {
        await using (var upload = await Objects.Upload(Name, Block, default))
        {
            await Fill(upload, 0, 2);
            await upload.Stage(2, Array.Empty<byte>(), default);
            await upload.Commit(default);
        }
        Assert.Equal(Blocks(0, 2), await Read(Name, 0, (int)(await Objects.Length(Name, default))!));
    }

    [Fact]
    public async Task An_object_is_never_replaced()
    {
        var content = await Put(Name, blocks: 2, last: 5);
        await Assert.ThrowsAnyAsync<IOException>(() => Put(Name, blocks: 3, last: 0, from: 50));
        Assert.Equal(content, await Read(Name, 0, content.Length));
        Assert.Equal(content.Length, await Objects.Length(Name, default));
    }

    [Fact]
    public async Task What_is_not_there_is_not_read()
    {
        await Put(Name, blocks: 1, last: 5);
        await Assert.ThrowsAsync<EndOfStreamException>(() => Read(Name, 1000, 6));
        await Assert.ThrowsAsync<EndOfStreamException>(() => Read(Name, 5000, 1));
        await IsNotThere("med-1.b");
    }

    [Fact]
    public async Task Names_are_listed_by_prefix_in_order_staged_ones_too()
    {
        foreach (var name in (string[])["med-2.a", "med-1.b", "med-1.a", "raw-1"]) await Put(name, blocks: 1, last: 1);
        await using (var staged = await Objects.Upload("med-1.c", Block, default)) await Fill(staged, 0, 1);
        Assert.Equal(["med-1.a", "med-1.b", "med-1.c"], await Objects.List("med-1.", default));
        Assert.Equal(["med-1.a", "med-1.b", "med-1.c", "med-2.a", "raw-1"], await Objects.List("", default));
        Assert.Empty(await Objects.List("med-3.", default));
    }

    [Fact]
    public async Task Objects_are_found_by_when_they_were_written_staged_ones_too()
    {
        await Put("raw-1", blocks: 1, last: 1);
        await using (var staged = await Objects.Upload("raw-2", Block, default)) await Fill(staged, 0, 1);
        Assert.Empty(await Objects.WrittenBefore(DateTimeOffset.UtcNow.AddHours(-1), "raw-", default));
        Assert.Equal(["raw-1", "raw-2"], await Objects.WrittenBefore(DateTimeOffset.UtcNow.AddHours(1), "raw-", default));
        Assert.Empty(await Objects.WrittenBefore(DateTimeOffset.UtcNow.AddHours(1), "med-", default));
    }

    [Fact]
    public async Task What_is_deleted_is_gone_with_what_was_staged_and_its_name_is_free()
    {
        await Put("med-1.a", blocks: 3, last: 1);
        await using (var staged = await Objects.Upload("med-1.b", Block, default)) await Fill(staged, 0, 3);
        foreach (var name in (string[])["med-1.a", "med-1.b", "med-1.a", "med-1.c"]) await Objects.Delete(name, default);
        Assert.Empty(await Objects.List("", default));
        await IsNotThere("med-1.a");

        foreach (var name in (string[])["med-1.a", "med-1.b"])
        {
            await using var again = await Objects.Upload(name, Block, default);
            Assert.Equal(0, again.StagedBlocks);
            await again.Stage(0, Content(7), default);
            await again.Commit(default);
            Assert.Equal(Content(7), await Read(name, 0, Block));
        }
    }

    [Fact]
    public async Task Unsafe_names_are_refused()
    {
        foreach (var name in (string[])["", "../x", "a/b", ".hidden", "UPPER", "a\n", "a b", new('a', 129)])
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Objects.Upload(name, Block, default));
            await Assert.ThrowsAsync<ArgumentException>(() => Objects.Delete(name, default));
            await Assert.ThrowsAsync<ArgumentException>(() => Objects.Length(name, default));
        }
        await Put(new('a', 128), blocks: 0, last: 1);
    }

    [Fact]
    public async Task What_is_cancelled_before_it_begins_changes_nothing()
    {
        var gone = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Objects.Upload(Name, Block, gone));
        Assert.Empty(await Objects.List("", default));
        await using var upload = await Objects.Upload(Name, Block, default);
        await Fill(upload, 0, 1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload.Stage(1, Content(1), gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload.Commit(gone));
        await IsNotThere(Name);
        Assert.Equal(1, upload.StagedBlocks);
    }

    private async Task IsNotThere(string name)
    {
        Assert.Null(await Objects.Length(name, default));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Read(name, 0, 1));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Read(name, 0, 0));
    }

    private async Task<byte[]> Put(string name, int blocks, int last, int from = 0)
    {
        await using var upload = await Objects.Upload(name, Block, default);
        await Fill(upload, 0, blocks, from);
        if (last > 0) await upload.Stage(blocks, Content(from + blocks).AsMemory(0, last), default);
        await upload.Commit(default);
        return Blocks(from, blocks + 1)[..(blocks * Block + last)];
    }

    private static async Task Fill(ISealedUpload upload, int at, int count, int from = 0)
    {
        for (var index = at; index < at + count; index++) await upload.Stage(index, Content(from + index), default);
    }

    private async Task<byte[]> Read(string name, long offset, int count)
    {
        var buffer = new byte[count];
        await Objects.Read(name, offset, buffer, default);
        return buffer;
    }

    private static async Task<byte[]> Staged(ISealedUpload upload, int index)
    {
        var block = new byte[Block];
        await upload.ReadStaged(index, block, default);
        return block;
    }

    private static byte[] Blocks(int from, int count) => [.. Enumerable.Range(from, count).SelectMany(Content)];

    // Another content for every block.
    private static byte[] Content(int number)
    {
        var content = new byte[Block];
        new Random(number).NextBytes(content);
        return content;
    }
}
