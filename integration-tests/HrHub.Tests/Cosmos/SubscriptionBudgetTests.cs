using HrHub.Azure.Cosmos.Events;
using HrHub.TestKit.Cosmos;
using HrHub.Tests.Contracts.Events;
using Xunit.Abstractions;

namespace HrHub.Tests.Cosmos;

public sealed class SubscriptionBudgetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_operation_keeps_its_budget()
    {
        await using var world = await CosmosWorld.Start(physicalPartitions: 1);
        var subscriptions = new CosmosSubscriptions(world.Database);
        var some = SubscriptionsContract.Some("sub-1");
        Assert.Empty(await BudgetTable.Check(world.Handler,
        [
            ("subscriptions.add", () => subscriptions.Add(some, default)),
            ("subscriptions.find", () => subscriptions.Find("sub-1", default)),
            ("subscriptions.list", () => subscriptions.List(default)),
            ("subscriptions.replace", async () => await subscriptions.Replace(some, world.Handler.Databases.Find("hrhub", "work")!.Documents(null).Single(document => document.Id == "sub-1").ETag, default)),
            ("subscriptions.log", () => subscriptions.Log(SubscriptionsContract.Sent("sub-1", 1), default)),
            ("subscriptions.sent", () => subscriptions.Sent("sub-1", null, 10, default)),
            ("subscriptions.find-sent", () => subscriptions.FindSent("sub-1", "evt-1", default)),
            ("subscriptions.trim", () => subscriptions.Trim(SubscriptionsContract.Day.AddDays(1), default)),
            ("subscriptions.delete", async () => await subscriptions.Delete("sub-1", default)),
        ], output, "subscriptions"));
    }
}
