using HrHub.Azure.Cosmos.Compliance.Disputes;
using HrHub.Core.Disputes;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;
using Xunit.Abstractions;

namespace HrHub.Tests.Cosmos;

public sealed class DisputeBudgetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_operation_keeps_its_budget()
    {
        await using var world = await CosmosWorld.Start(physicalPartitions: 1);
        var index = new CosmosDisputeIndex(world.Database);
        foreach (var number in Enumerable.Range(1, 10)) await index.Put(Entry(number), default);
        Assert.Empty(await BudgetTable.Check(world.Handler,
        [
            ("disputes.put-new", () => index.Put(Entry(11), default)),
            ("disputes.put", () => index.Put(Entry(11) with { Version = 2 }, default)),
            ("disputes.told", () => index.Told("dis-11", "due", default)),
            ("disputes.find", () => index.Find("dis-11", default)),
            ("disputes.list", () => index.List(new() { PageSize = 10, Assignee = "hr-1", State = DisputeState.Open }, default)),
            ("disputes.work", () => index.List(new() { PageSize = 10, WorkBy = TestStores.Start.AddDays(30) }, default)),
            ("disputes.remove", () => index.Remove("dis-1", default)),
            ("disputes.forget", () => index.Forget(new() { CandidateIds = ["cand-2"], InterviewIds = ["int-3"] }, default)),
        ], output, "disputes"));
    }

    private static DisputeEntry Entry(int number) => new()
    {
        DisputeId = $"dis-{number}", CandidateId = $"cand-{number}", InterviewId = $"int-{number}", OpenedBy = "hr-2", OpenedAt = TestStores.Start, Assignee = "hr-1", AssignedAt = TestStores.Start,
        RemindAt = TestStores.Start.AddDays(2), DueAt = TestStores.Start.AddDays(number), State = DisputeState.Open, Version = 1,
    };
}
