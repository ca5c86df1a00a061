using System.Security.Cryptography;
using HrHub.Core.Media;

namespace HrHub.Tests.Contracts.Media;

/// <summary>What <see cref="ISealedObjects"/> promises, on every implementation.</summary>
public abstract class SealedObjectsContract(Func<Task<Opened<ISealedObjects>>> open) : PortContract<ISealedObjects>(open)
{
    private const int Size = 1024;
    private static readonly CancellationToken None = CancellationToken.None;

    private ISealedObjects Objects => Port;

    [Fact]
    public async Task What_was_committed_is_read_back_in_any_range()
    {
        var bytes = await Put("obj-1", 5 * Size + 17);
        Assert.Equal(bytes.Length, await Objects.Length("obj-1", None));
        foreach (var (offset, count) in new[] { (0, bytes.Length), (0, 1), (Size - 1, 2), (3 * Size, Size), (5 * Size, 17), (bytes.Length - 1, 1) })
            Assert.Equal(bytes[offset..(offset + count)], await Read("obj-1", offset, count));
    }

    [Fact]
    public async Task An_empty_last_block_is_a_block()
    {
        var bytes = await Put("obj-1", 2 * Size);
        Assert.Equal(2 * Size, await Objects.Length("obj-1", None));
        Assert.Equal(bytes, await Read("obj-1", 0, 2 * Size));
    }

    [Fact]
    public async Task What_is_missing_is_said_to_be_missing()
    {
        Assert.Null(await Objects.Length("obj-1", None));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Read("obj-1", 0, 1));
        await Objects.Delete("obj-1", None);
    }

    [Fact]
    public async Task Reading_behind_the_end_is_refused()
    {
        await Put("obj-1", Size);
        await Assert.ThrowsAsync<EndOfStreamException>(() => Read("obj-1", Size - 1, 2));
        await Assert.ThrowsAsync<EndOfStreamException>(() => Read("obj-1", Size + 1, 1));
    }

    [Fact]
    public async Task Nothing_is_visible_before_the_commit()
    {
        await using var upload = await Objects.Upload("obj-1", Size, None);
        for (var block = 0; block < 40; block++) await upload.Stage(block, RandomNumberGenerator.GetBytes(Size), None);
        Assert.Null(await Objects.Length("obj-1", None));
        await Assert.ThrowsAsync<FileNotFoundException>(() => Read("obj-1", 0, 1));
        Assert.Equal(["obj-1"], await Objects.List("", None));
    }

    [Fact]
    public async Task An_upload_that_broke_off_goes_on_where_it_was()
    {
        var bytes = RandomNumberGenerator.GetBytes(50 * Size + 5);
        for (var until = 20; until <= 40; until += 10) await Stage(until, commit: false);
        await Stage(51, commit: true);
        Assert.Equal(bytes, await Read("obj-1", 0, bytes.Length));

        async Task Stage(int until, bool commit)
        {
            await using var upload = await Objects.Upload("obj-1", Size, None);
            Assert.True(upload.StagedBlocks <= until);
            var block = new byte[Size];
            for (var index = 0; index < upload.StagedBlocks; index++)
            {
                await upload.ReadStaged(index, block, None);
                Assert.Equal(bytes[(index * Size)..((index + 1) * Size)], block);
            }
            for (var index = upload.StagedBlocks; index < until; index++) await upload.Stage(index, bytes.AsMemory(index * Size, Math.Min(Size, bytes.Length - index * Size)), None);
            if (commit) await upload.Commit(None);
        }
    }

    [Fact]
    public async Task A_damaged_block_is_staged_anew_and_those_behind_it_are_forgotten()
    {
        await using (var broken = await Objects.Upload("obj-1", Size, None))
            for (var block = 0; block < 32; block++) await broken.Stage(block, new byte[Size], None);

        var bytes = RandomNumberGenerator.GetBytes(3 * Size);
        await using var upload = await Objects.Upload("obj-1", Size, None);
        Assert.True(upload.StagedBlocks > 2);
        for (var block = 0; block < 3; block++) await upload.Stage(block, bytes.AsMemory(block * Size, Size), None);
        await upload.Commit(None);
        Assert.Equal(bytes.Length, await Objects.Length("obj-1", None));
        Assert.Equal(bytes, await Read("obj-1", 0, bytes.Length));
    }

    [Fact]
    public async Task Two_workers_do_not_write_one_upload()
    {
        await using var first = await Objects.Upload("obj-1", Size, None);
        await Assert.ThrowsAsync<UploadBusyException>(() => Objects.Upload("obj-1", Size, None));
        await first.Stage(0, new byte[10], None);
        await first.Commit(None);
        Assert.Equal(10, await Objects.Length("obj-1", None));
    }

    [Fact]
    public async Task An_object_is_never_replaced()
    {
        var bytes = await Put("obj-1", Size);
        await Assert.ThrowsAnyAsync<IOException>(() => Put("obj-1", 10));
        Assert.Equal(bytes, await Read("obj-1", 0, Size));
    }

    [Fact]
    public async Task Objects_are_listed_by_prefix_and_age_and_go_when_deleted_staged_ones_too()
    {
        await Put("raw-1", 3);
        await Put("med-1.a", 3);
        await using (var staged = await Objects.Upload("med-2.b", Size, None)) await staged.Stage(0, new byte[Size], None);

        Assert.Equal(["med-1.a", "med-2.b"], await Objects.List("med-", None));
        Assert.Equal(["med-1.a", "med-2.b", "raw-1"], await Objects.WrittenBefore(DateTimeOffset.UtcNow.AddHours(1), "", None));
        Assert.Empty(await Objects.WrittenBefore(DateTimeOffset.UtcNow.AddHours(-1), "", None));

        foreach (var name in (string[])["raw-1", "med-1.a", "med-2.b"]) await Objects.Delete(name, None);
        Assert.Empty(await Objects.List("", None));
        Assert.Null(await Objects.Length("raw-1", None));
    }

    [Fact]
    public async Task What_is_abandoned_leaves_nothing()
    {
        await using (var upload = await Objects.Upload("obj-1", Size, None))
        {
            for (var block = 0; block < 20; block++) await upload.Stage(block, new byte[Size], None);
            await upload.Abandon(None);
        }
        Assert.Empty(await Objects.List("", None));
        await using var again = await Objects.Upload("obj-1", Size, None);
        Assert.Equal(0, again.StagedBlocks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../obj")]
    [InlineData("Obj")]
    public async Task A_name_that_is_none_is_refused(string name)
        => await Assert.ThrowsAsync<ArgumentException>(() => Objects.Length(name, None));

    private async Task<byte[]> Put(string name, int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        await using var upload = await Objects.Upload(name, Size, None);
        for (var index = 0; index <= length / Size; index++) await upload.Stage(index, bytes.AsMemory(index * Size, Math.Min(Size, length - index * Size)), None);
        await upload.Commit(None);
        return bytes;
    }

    private async Task<byte[]> Read(string name, long offset, int count)
    {
        var buffer = new byte[count];
        await Objects.Read(name, offset, buffer, None);
        return buffer;
    }
}
