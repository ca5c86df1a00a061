using HrHub.Azure.Cosmos.Invitations;
using HrHub.Core.Invitations;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;
using Xunit.Abstractions;

namespace HrHub.Tests.Cosmos;

public sealed class InvitationBudgetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_operation_keeps_its_budget()
    {
        await using var world = await CosmosWorld.Start(physicalPartitions: 1);
        var index = new CosmosInvitationIndex(world.Database);
        foreach (var number in Enumerable.Range(1, 10)) await index.Put(Entry(number), default);
        Assert.Empty(await BudgetTable.Check(world.Handler,
        [
            ("invitations.put-new", () => index.Put(Entry(11), default)),
            ("invitations.put", () => index.Put(Entry(11) with { Version = 2 }, default)),
            ("invitations.list", () => index.List(new() { PageSize = 10, Batch = "2027-spring", Progress = InvitationProgress.NotStarted }, default)),
            ("invitations.count", () => index.Count(new() { Batch = "2027-spring" }, default)),
            ("invitations.forget", () => index.Forget(new() { CandidateIds = ["cand-2"] }, default)),
        ], output, "invitations"));
    }

    private static InvitationEntry Entry(int number) => new()
    {
        InvitationId = $"inv-{number}", CandidateId = $"cand-{number}", Vendor = "ribbon", PositionCode = "RM-01", Batch = "2027-spring", Department = "HQ/Shanghai/Retail",
        RequestedAt = TestStores.Start.AddMinutes(number), ExpiresAt = TestStores.Start.AddDays(14), Progress = InvitationProgress.NotStarted, Version = 1,
    };
}
