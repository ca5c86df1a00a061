using HrHub.Core.Erasures;
using HrHub.Core.Idempotency;

namespace HrHub.Tests.Contracts.Idempotency;

/// <summary>What <see cref="IIdempotencyRecords"/> promises, on every store.</summary>
public abstract class IdempotencyRecordsContract(Func<Task<Opened<IIdempotencyRecords>>> open) : PortContract<IIdempotencyRecords>(open)
{
    internal static readonly DateTimeOffset Day = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    internal static IdempotencyRecord Some(string id, DateTimeOffset? at = null) => new() { Id = id, Body = "ab12", StartedAt = at ?? Day };

    internal static IdempotencyRecord Answered(string id, string? candidateId = "cand-1") => Some(id) with { CandidateId = candidateId, SealedAnswer = [1, 2, 3] };

    [Fact]
    public async Task The_first_try_begins_and_the_second_meets_it()
    {
        Assert.Null(await Port.Begin(Some("req-1"), _ => false, default));
        Assert.Equivalent(Some("req-1"), await Port.Begin(Some("req-1", Day.AddSeconds(1)) with { Body = "other" }, _ => false, default), strict: true);
        Assert.Null(await Port.Begin(Some("req-2"), _ => false, default));
    }

    [Fact]
    public async Task An_answer_is_met_whole()
    {
        await Port.Begin(Some("req-1"), _ => false, default);
        await Port.Finish(Answered("req-1") with { Body = "told later" }, default);
        Assert.Equivalent(Answered("req-1") with { Body = "told later" }, await Port.Begin(Some("req-1", Day.AddSeconds(1)), _ => false, default), strict: true);
    }

    [Fact]
    public async Task What_may_be_replaced_is_and_the_try_that_was_replaced_changes_nothing_any_more()
    {
        await Port.Begin(Some("req-1"), _ => false, default);
        Assert.Null(await Port.Begin(Some("req-1", Day.AddHours(1)), known => known.StartedAt == Day, default));
        await Port.Finish(Answered("req-1"), default);
        await Port.Withdraw(Some("req-1"), default);
        Assert.Equivalent(Some("req-1", Day.AddHours(1)), await Port.Begin(Some("req-1", Day.AddHours(2)), _ => false, default), strict: true);
    }

    [Fact]
    public async Task A_try_that_was_withdrawn_may_begin_again()
    {
        await Port.Begin(Some("req-1"), _ => false, default);
        await Port.Withdraw(Some("req-1"), default);
        await Port.Withdraw(Some("req-2"), default);
        Assert.Null(await Port.Begin(Some("req-1", Day.AddSeconds(1)), _ => false, default));
    }

    [Fact]
    public async Task Of_sixteen_that_come_at_once_one_begins()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Port.Begin(Some("req-1", Day.AddSeconds(n)), _ => false, default)));
        Assert.Single(begun, known => known is null);
    }

    [Fact]
    public async Task What_is_about_a_person_is_forgotten_with_the_person()
    {
        foreach (var (id, about) in ((string, string?)[])[("req-1", "cand-1"), ("req-2", "cand-2"), ("req-3", null), ("req-4", "cand-3")])
        {
            await Port.Begin(Some(id), _ => false, default);
            await Port.Finish(Answered(id, about), default);
        }
        var forgetting = (IForgetting)Port;
        Assert.Equal(2, await forgetting.Forget(new() { CandidateIds = ["cand-1", "cand-3"] }, default));
        Assert.Equal(0, await forgetting.Forget(new() { CandidateIds = ["cand-1", "cand-3"] }, default));
        Assert.Null(await Port.Begin(Some("req-1"), _ => false, default));
        Assert.NotNull(await Port.Begin(Some("req-2"), _ => false, default));
        Assert.NotNull(await Port.Begin(Some("req-3"), _ => false, default));
    }

    [Fact]
    public async Task Old_ones_are_deleted()
    {
        await Port.Begin(Some("req-1"), _ => false, default);
        await Port.Begin(Some("req-2", Day.AddDays(1)), _ => false, default);
        await Port.Trim(Day.AddDays(1), default);
        Assert.Null(await Port.Begin(Some("req-1"), _ => false, default));
        Assert.NotNull(await Port.Begin(Some("req-2"), _ => false, default));
    }
}
