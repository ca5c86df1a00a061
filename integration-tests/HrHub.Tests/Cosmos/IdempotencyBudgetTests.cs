using HrHub.Azure.Cosmos.Idempotency;
using HrHub.Core.Idempotency;
using HrHub.TestKit.Cosmos;
using HrHub.Tests.Contracts.Idempotency;
using Xunit.Abstractions;

namespace HrHub.Tests.Cosmos;

public sealed class IdempotencyBudgetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_operation_keeps_its_budget()
    {
        await using var world = await CosmosWorld.Start(physicalPartitions: 1);
        var records = new CosmosIdempotencyRecords(world.Database);
        Task<IdempotencyRecord?> Begin(string id) => records.Begin(IdempotencyRecordsContract.Some(id), _ => false, default);
        await Begin("req-2");
        await records.Finish(IdempotencyRecordsContract.Answered("req-2"), default);
        await Begin("req-3");
        Assert.Empty(await BudgetTable.Check(world.Handler,
        [
            ("requests.begin", () => Begin("req-1")),
            ("requests.repeat", () => Begin("req-1")),
            ("requests.finish", () => records.Finish(IdempotencyRecordsContract.Answered("req-1"), default)),
            ("requests.withdraw", () => records.Withdraw(IdempotencyRecordsContract.Some("req-1"), default)),
            ("requests.forget", () => records.Forget(new() { CandidateIds = ["cand-1"] }, default)),
            ("requests.trim", () => records.Trim(IdempotencyRecordsContract.Day.AddDays(1), default)),
        ], output, "requests"));
    }
}
