using HrHub.Core.Audit;
using static HrHub.Tests.Audit.AuditBench;

namespace HrHub.Tests.Audit;

public sealed class TamperedChainTests : IAsyncLifetime
{
    private readonly AuditBench _bench = new();

    public async Task InitializeAsync()
    {
        await _bench.Write("cand-a", 6);
        await _bench.Write("cand-b", 4);
        await _bench.Write(AuditEvent.HubChain, 3);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task An_untouched_trail_is_sound()
    {
        await _bench.Sign();
        await _bench.Write("cand-a", 2);
        await _bench.Write("cand-c", 1);
        await _bench.Sign();

        var verdict = await _bench.Verify();

        Assert.Empty(verdict.Breaks);
        Assert.Equal((18L, 4L, 2), (verdict.Entries, verdict.Chains, verdict.Roots));
    }

    [Fact]
    public async Task The_store_itself_refuses_to_change_or_remove_an_entry()
    {
        foreach (var sql in new[] { "UPDATE audit_entries SET at = 0", "DELETE FROM audit_entries" })
        {
            var refused = await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => _bench.Stores.Local.Records.Write(db => db.Execute(sql), CancellationToken.None));
            Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("event = replace(event, '\"allowed\":true', '\"allowed\":false')")]
    [InlineData("event = replace(event, '\"chain\":', '\"chain\": ')")]
    [InlineData("event = '?'")]
    [InlineData("at = at + 1")]
    [InlineData("hash = upper(hash)")]
    [InlineData("previous_hash = 'no hex'")]
    public async Task A_changed_entry_is_named(string change)
    {
        Assert.Equal(1, _bench.Tamper($"UPDATE audit_entries SET {change} WHERE {InChain} AND sequence = 4", "cand-a"));
        await Finds(BreakKind.EntryChanged, "cand-a", 4);
    }

    [Fact]
    public async Task A_removed_entry_is_named()
    {
        _bench.Tamper($"DELETE FROM audit_entries WHERE {InChain} AND sequence = 3", "cand-a");
        await Finds(BreakKind.EntryMissing, "cand-a", 3);
    }

    [Fact]
    public async Task A_removed_first_entry_is_named()
    {
        _bench.Tamper($"DELETE FROM audit_entries WHERE {InChain} AND sequence = 1", "cand-b");
        await Finds(BreakKind.EntryMissing, "cand-b", 1);
    }

    [Fact]
    public async Task A_chain_of_which_only_the_head_is_left_is_named()
    {
        _bench.Tamper($"DELETE FROM audit_entries WHERE {InChain}", "cand-b");
        await Finds(BreakKind.EntryMissing, "cand-b", 1);
    }

    [Fact]
    public async Task Two_exchanged_entries_are_named()
    {
        _bench.Tamper($"UPDATE audit_entries SET sequence = -sequence WHERE {InChain} AND sequence IN (2, 3)", "cand-a");
        _bench.Tamper($"UPDATE audit_entries SET sequence = 5 + sequence WHERE {InChain} AND sequence < 0", "cand-a");
        // The number is hashed too: under another number an entry is a changed one.
        await Finds(BreakKind.EntryChanged, "cand-a", 2);
    }

    [Fact]
    public async Task An_entry_that_was_sound_in_another_place_is_named()
    {
        var stranger = await _bench.Log.Chain("cand-b", CancellationToken.None).ElementAtAsync(1);
        _bench.Tamper($"UPDATE audit_entries SET at = $2, event = (SELECT event FROM audit_entries WHERE hash = $1), previous_hash = $3, hash = $1 WHERE {InChain} AND sequence = 2",
            "cand-a", stranger.Hash, stranger.At.ToUnixTimeMilliseconds(), stranger.PreviousHash);
        await Finds(BreakKind.EntryMisplaced, "cand-a", 2);
    }

    [Fact]
    public async Task Chains_that_exchanged_their_names_are_named()
    {
        _bench.Tamper("UPDATE audit_chains SET chain = 'x' WHERE chain = 'cand-a'");
        await Finds(BreakKind.EntryMisplaced, "x", 1);
    }

    [Fact]
    public async Task A_truncated_tail_is_named()
    {
        _bench.Tamper($"DELETE FROM audit_entries WHERE {InChain} AND sequence > 4", "cand-a");
        await Finds(BreakKind.EntryMissing, "cand-a", 5);
    }

    [Fact]
    public async Task A_head_that_was_set_back_is_named()
    {
        _bench.Tamper($"UPDATE audit_chains SET sequence = 5, hash = (SELECT hash FROM audit_entries WHERE {InChain} AND sequence = 5) WHERE chain = $0", "cand-a");
        await Finds(BreakKind.HeadWrong, "cand-a", 6);
    }

    [Theory]
    [InlineData("UPDATE audit_chains SET hash = upper(hash) WHERE chain = 'cand-b'", "cand-b", 4)]
    [InlineData("DELETE FROM audit_chains WHERE chain = 'cand-b'", "#2", 1)]
    public async Task A_head_that_is_wrong_or_gone_is_named(string sql, string chain, long sequence)
    {
        _bench.Tamper(sql);
        await Finds(BreakKind.HeadWrong, chain, sequence);
    }

    [Fact]
    public async Task Every_broken_chain_is_named_once()
    {
        _bench.Tamper("UPDATE audit_entries SET at = 0");

        var verdict = await _bench.Verify();

        Assert.Equal(["cand-a", "cand-b", "hub"], verdict.Breaks.Select(found => found.Chain));
        Assert.All(verdict.Breaks, found => Assert.Equal((BreakKind.EntryChanged, 1L), (found.Kind, found.Sequence)));
    }

    [Fact]
    public async Task A_trail_that_is_broken_everywhere_is_not_read_to_its_end()
    {
        for (var n = 0; n < AuditVerdict.MostBreaks + 20; n++) await _bench.Write($"cand-{n:000}", 1);
        _bench.Tamper("UPDATE audit_chains SET hash = 'x'");

        var verdict = await _bench.Verify();

        Assert.Equal(AuditVerdict.MostBreaks, verdict.Breaks.Distinct().Count());
        Assert.Equal(AuditVerdict.MostBreaks, verdict.Breaks.Count);
        Assert.InRange(verdict.Chains, AuditVerdict.MostBreaks, AuditVerdict.MostBreaks + 1);
    }

    private async Task Finds(BreakKind kind, string chain, long sequence)
        => Assert.Equal(new AuditBreak(kind, chain, sequence), Assert.Single((await _bench.Verify()).Breaks));
}
