using HrHub.Core.Keys;

namespace HrHub.Tests.Contracts.Keys;

/// <summary>What <see cref="IKeyStore"/> promises, on every store.</summary>
public abstract class KeyStoreContract(Func<Task<Opened<IKeyStore>>> open) : PortContract<IKeyStore>(open)
{
    private const string Epoch = "epoch-2026-11";
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private IKeyStore Keys => Port;

    [Fact]
    public async Task A_key_is_read_as_it_was_added()
    {
        var added = await Keys.GetOrAdd(Key("cand-1", Epoch, 1), default);
        Assert.Equivalent(Key("cand-1", Epoch, 1), added, strict: true);
        Assert.Equivalent(added, await Keys.Find("cand-1", default), strict: true);
        Assert.Null(await Keys.Find("cand-2", default));
    }

    [Fact]
    public async Task Many_keys_are_read_at_once_each_once()
    {
        for (byte number = 1; number <= 3; number++) await Keys.GetOrAdd(Key($"cand-{number}", Epoch, number), default);
        var found = await Keys.FindAll(["cand-3", "cand-1", "cand-9", "cand-3"], default);
        Assert.Equivalent(new[] { Key("cand-1", Epoch, 1), Key("cand-3", Epoch, 3) }, found.OrderBy(key => key.Id), strict: true);
        Assert.Empty(await Keys.FindAll([], default));
    }

    [Fact]
    public async Task The_first_key_under_an_id_stays()
    {
        await Keys.GetOrAdd(Key("cand-1", Epoch, 1), default);
        Assert.Equal([1], (await Keys.GetOrAdd(Key("cand-1", "epoch-2026-12", 2), default)).Bytes);
    }

    [Fact]
    public async Task Sixteen_that_add_at_once_get_the_same_key()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Keys.GetOrAdd(Key("cand-1", Epoch, (byte)number), default)));
        Assert.Single(keys.Select(key => key.Bytes[0]).Distinct());
        Assert.Equal(keys[0].Bytes, (await Keys.Find("cand-1", default))!.Bytes);
    }

    [Fact]
    public async Task A_key_is_replaced_only_as_it_was_read()
    {
        var read = await Keys.GetOrAdd(Key("cand-1", Epoch, 1), default);
        Assert.False(await Keys.Replace(read with { Bytes = [7] }, read with { Bytes = [2] }, default));
        Assert.False(await Keys.Replace(read with { WrappedBy = "epoch-2026-10" }, read with { Bytes = [2] }, default));
        Assert.True(await Keys.Replace(read, read with { WrappedBy = "epoch-2026-12", Bytes = [2] }, default));
        var stored = await Keys.Find("cand-1", default);
        Assert.Equal("epoch-2026-12", stored!.WrappedBy);
        Assert.Equal([2], stored.Bytes);
        Assert.Equal(read.CreatedAt, stored.CreatedAt);
    }

    [Fact]
    public async Task Of_sixteen_that_replace_the_same_key_one_does()
    {
        var read = await Keys.GetOrAdd(Key("cand-1", Epoch, 100), default);
        var replaced = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Keys.Replace(read, read with { Bytes = [(byte)number] }, default)));
        Assert.Single(replaced, true);
    }

    [Fact]
    public async Task A_deleted_key_never_comes_back_by_a_replacement()
    {
        var read = await Keys.GetOrAdd(Key("cand-1", Epoch, 1), default);
        await Keys.Delete("cand-1", default);
        await Keys.Delete("cand-1", default);
        Assert.False(await Keys.Replace(read, read with { Bytes = [2] }, default));
        Assert.Null(await Keys.Find("cand-1", default));
    }

    [Fact]
    public async Task Shared_keys_are_listed_by_prefix_in_order()
    {
        foreach (var id in (string[])["epoch-2026-12", "epoch-2026-10", "blind-index-1", "cand-1", "epoch-2026-11"]) await Keys.GetOrAdd(Key(id, "root/1", 1), default);
        Assert.Equal(["epoch-2026-10", "epoch-2026-11", "epoch-2026-12"], (await Keys.ListByPrefix(KeyIds.EpochPrefix, default)).Select(key => key.Id));
        Assert.Equal(["blind-index-1"], (await Keys.ListByPrefix(KeyIds.BlindIndexPrefix, default)).Select(key => key.Id));
        Assert.Empty(await Keys.ListByPrefix("cand-", default));
    }

    [Fact]
    public async Task Pages_by_wrapper_show_every_key_once_though_some_go_meanwhile()
    {
        foreach (var number in Enumerable.Range(1, 7)) await Keys.GetOrAdd(Key($"cand-{number}", Epoch, (byte)number), default);
        await Keys.GetOrAdd(Key("cand-8", "epoch-2026-12", 8), default);
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await Keys.ListByWrapper(Epoch, after, 3, default);
            Assert.True(page.Keys.Count <= 3);
            seen.AddRange(page.Keys.Select(key => key.Id));
            foreach (var key in page.Keys) await Keys.Replace(key, key with { WrappedBy = "epoch-2026-12" }, default);
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(1, 7).Select(number => $"cand-{number}"), seen.Order(StringComparer.Ordinal));
        Assert.Empty((await Keys.ListByWrapper(Epoch, null, 3, default)).Keys);
    }

    [Fact]
    public async Task Keys_are_counted_by_their_wrapper()
    {
        Assert.Empty(await Keys.CountByWrapper(default));
        foreach (var (id, wrapper) in ((string, string)[])[("cand-1", Epoch), ("cand-2", Epoch), (Epoch, "root/1")]) await Keys.GetOrAdd(Key(id, wrapper, 1), default);
        Assert.Equal([new(Epoch, 2), new("root/1", 1)], (await Keys.CountByWrapper(default)).OrderBy(use => use.WrappedBy, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_key_that_wraps_another_is_not_deleted()
    {
        await Keys.GetOrAdd(Key(Epoch, "root/1", 1), default);
        await Keys.GetOrAdd(Key("cand-1", Epoch, 1), default);
        Assert.False(await Keys.DeleteUnused(Epoch, default));
        Assert.NotNull(await Keys.Find(Epoch, default));
        await Keys.Delete("cand-1", default);
        Assert.True(await Keys.DeleteUnused(Epoch, default));
        Assert.Null(await Keys.Find(Epoch, default));
        Assert.True(await Keys.DeleteUnused(Epoch, default));
    }

    [Fact]
    public async Task What_is_cancelled_before_the_write_changes_nothing()
    {
        var gone = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Keys.GetOrAdd(Key("cand-1", Epoch, 1), gone));
        Assert.Null(await Keys.Find("cand-1", default));
        await Keys.GetOrAdd(Key("cand-1", Epoch, 1), default);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Keys.Delete("cand-1", gone));
        Assert.NotNull(await Keys.Find("cand-1", default));
    }

    private static WrappedKey Key(string id, string wrappedBy, byte content) => new(id, wrappedBy, [content], Start);
}
