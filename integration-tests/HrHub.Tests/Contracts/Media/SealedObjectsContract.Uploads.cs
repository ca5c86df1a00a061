using HrHub.Core.Media;

namespace HrHub.Tests.Contracts.Media;

/// <summary>What an upload promises while it is under way, and after it broke.</summary>
public abstract partial class SealedObjectsContract
{
    [Fact]
    public async Task Nothing_is_visible_before_the_commit()
    {
        await using (var upload = await Objects.Upload(Name, Block, default))
        {
            await Fill(upload, 0, 40);
            Assert.Equal(40, upload.StagedBlocks);
            await IsNotThere(Name);
        }
        await IsNotThere(Name);
        await using (var resumed = await Objects.Upload(Name, Block, default)) await IsNotThere(Name);
        await IsNotThere(Name);
    }

    [Fact]
    public async Task A_smaller_block_is_the_last()
    {
        await using var upload = await Objects.Upload(Name, Block, default);
        await upload.Stage(0, Content(0), default);
        await upload.Stage(1, Content(1).AsMemory(0, 10), default);
        Assert.Equal(1, upload.StagedBlocks);
        foreach (var index in (int[])[2, 3, -1]) await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => upload.Stage(index, Content(2), default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => upload.Stage(1, new byte[Block + 1], default));
        await upload.Commit(default);
        Assert.Equal(Block + 10, await Objects.Length(Name, default));
    }

    [Fact]
    public async Task A_caller_may_use_its_buffer_again_at_once()
    {
        var buffer = new byte[Block];
        await using (var upload = await Objects.Upload(Name, Block, default))
        {
            for (var index = 0; index < 40; index++)
            {
                Content(index).CopyTo(buffer.AsSpan());
                await upload.Stage(index, buffer, default);
            }
            await upload.Commit(default);
        }
        Assert.Equal(Blocks(0, 40), await Read(Name, 0, 40 * Block));
    }

    [Fact]
    public async Task An_upload_that_broke_goes_on_where_it_was_again_and_again()
    {
        for (var before = 0; before < 60; before += 20)
        {
            await using var upload = await Objects.Upload(Name, Block, default);
            Assert.Equal(before, upload.StagedBlocks);
            for (var index = 0; index < before; index++) Assert.Equal(Content(index), await Staged(upload, index));
            await Assert.ThrowsAsync<EndOfStreamException>(() => Staged(upload, before));
            await Fill(upload, before, 20);
            Assert.Equal(Content(before + 19), await Staged(upload, before + 19));
        }
        await using (var last = await Objects.Upload(Name, Block, default))
        {
            await last.Stage(60, Content(60).AsMemory(0, 5), default);
            await last.Commit(default);
        }
        Assert.Equal(Blocks(0, 61)[..(60 * Block + 5)], await Read(Name, 0, 60 * Block + 5));
        Assert.Equal(60 * Block + 5, await Objects.Length(Name, default));
    }

    [Fact]
    public async Task A_block_that_is_staged_again_replaces_the_old_one_and_those_after_it_are_forgotten()
    {
        await using (var upload = await Objects.Upload(Name, Block, default))
        {
            await Fill(upload, 0, 5);
            await upload.Stage(2, Content(200), default);
            Assert.Equal(3, upload.StagedBlocks);
        }
        await using (var upload = await Objects.Upload(Name, Block, default))
        {
            Assert.Equal(3, upload.StagedBlocks);
            Assert.Equal(Content(200), await Staged(upload, 2));
            await upload.Stage(1, Content(100), default);
            await upload.Commit(default);
        }
        byte[] expected = [.. Content(0), .. Content(100)];
        Assert.Equal(expected, await Read(Name, 0, 2 * Block));
        Assert.Equal(2 * Block, await Objects.Length(Name, default));
    }

    [Fact]
    public async Task Two_cannot_upload_under_one_name_at_a_time()
    {
        await using (var first = await Objects.Upload(Name, Block, default))
        {
            await Assert.ThrowsAsync<UploadBusyException>(() => Objects.Upload(Name, Block, default));
            await Fill(first, 0, 2);
        }
        await using var second = await Objects.Upload(Name, Block, default);
        Assert.Equal(2, second.StagedBlocks);
    }

    [Fact]
    public async Task Of_sixteen_that_begin_at_once_one_uploads()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            try
            {
                return await Objects.Upload(Name, Block, default);
            }
            catch (UploadBusyException)
            {
                return null;
            }
        }));
        await using var upload = Assert.Single(begun, one => one is not null)!;
        await Fill(upload, 0, 2);
        await upload.Commit(default);
        Assert.Equal(Blocks(0, 2), await Read(Name, 0, 2 * Block));
    }

    [Fact]
    public async Task An_object_that_is_deleted_while_it_is_uploaded_does_not_come_back()
    {
        await using (var upload = await Objects.Upload(Name, Block, default))
        {
            await Fill(upload, 0, 2);
            _ = await Staged(upload, 1);
            await Objects.Delete(Name, default);
            await Assert.ThrowsAnyAsync<IOException>(() => upload.Commit(default));
        }
        await IsNotThere(Name);
        Assert.Empty(await Objects.List("", default));
    }

    [Fact]
    public async Task An_upload_that_is_abandoned_leaves_nothing()
    {
        await using (var upload = await Objects.Upload(Name, Block, default))
        {
            await Fill(upload, 0, 3);
            await upload.Abandon(default);
        }
        Assert.Empty(await Objects.List("", default));
        await using var again = await Objects.Upload(Name, Block, default);
        Assert.Equal(0, again.StagedBlocks);
    }
}
