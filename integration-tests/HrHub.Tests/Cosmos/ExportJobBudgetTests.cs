using HrHub.Azure.Cosmos.Exports;
using HrHub.TestKit.Cosmos;
using HrHub.Tests.Contracts.Exports;
using Xunit.Abstractions;

namespace HrHub.Tests.Cosmos;

public sealed class ExportJobBudgetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_operation_keeps_its_budget()
    {
        await using var world = await CosmosWorld.Start(physicalPartitions: 1);
        var jobs = new CosmosExportJobs(world.Database);
        Assert.Empty(await BudgetTable.Check(world.Handler,
        [
            ("exports.add", () => jobs.Add(ExportJobsContract.Some("export-1"), default)),
            ("exports.find", () => jobs.Find("export-1", default)),
            ("exports.of", () => jobs.Of("owner-1", null, 10, default)),
            ("exports.holding", () => jobs.Holding(default)),
            ("exports.change", () => jobs.Change("export-1", job => job with { Holds = false }, default)),
            ("exports.trim", () => jobs.Trim(ExportJobsContract.Day.AddDays(1), default)),
        ], output, "exports"));
    }
}
