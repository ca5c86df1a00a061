using HrHub.Azure.Cosmos.Competencies;
using HrHub.TestKit.Cosmos;
using HrHub.Tests.Contracts.Competencies;
using Xunit.Abstractions;

namespace HrHub.Tests.Cosmos;

public sealed class CompetencyBudgetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_operation_keeps_its_budget()
    {
        await using var world = await CosmosWorld.Start(physicalPartitions: 1);
        var models = new CosmosCompetencyModels(world.Database);
        Assert.Empty(await BudgetTable.Check(world.Handler,
        [
            ("models.add", () => models.Add(CompetencyModelsContract.Some("RM-01", 1), default)),
            ("models.newest", () => models.Newest("RM-01", default)),
            ("models.find", () => models.Find("RM-01", 1, default)),
            ("models.list", () => models.List(default)),
            ("models.save-push", () => models.Save(CompetencyModelsContract.Push("RM-01", "ribbon"), default)),
            ("models.pushes", () => models.Pushes(null, default)),
        ], output, "models"));
    }
}
