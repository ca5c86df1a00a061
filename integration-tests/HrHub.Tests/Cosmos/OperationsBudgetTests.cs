using HrHub.Azure.Cosmos.Operations;
using HrHub.Core.Sync;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;
using HrHub.Tests.Contracts.Operations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace HrHub.Tests.Cosmos;

public sealed class OperationsBudgetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_operation_keeps_its_budget()
    {
        await using var world = await CosmosWorld.Start(physicalPartitions: 1);
        var reports = new CosmosHealthReports(world.Database);
        await Count(world);
        Assert.Empty(await BudgetTable.Check(world.Handler,
        [
            ("pushes.add", () => Count(world)),
            ("pushes.read", () => new CosmosSyncLedger(world.Database, TimeProvider.System, NullLogger<CosmosSyncLedger>.Instance).Read("2026-11", default)),
            ("health.put", () => reports.Put(HealthReportsContract.Report("2026-11"), default)),
            ("health.find", () => reports.Find("2026-11", default)),
            ("health.months", () => reports.Months(default)),
        ], output, "pushes", "health"));
    }

    private static async Task Count(CosmosWorld world)
    {
        await using var ledger = new CosmosSyncLedger(world.Database, new FakeTimeProvider(TestStores.Start), NullLogger<CosmosSyncLedger>.Instance);
        ledger.Tried("ehr", PushOutcome.Again);
    }
}
