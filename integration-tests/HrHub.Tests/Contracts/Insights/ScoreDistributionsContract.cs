using HrHub.Azure.Cosmos.Insights;
using HrHub.Core.Canonical;
using HrHub.Core.Insights;
using HrHub.Core.Records;
using HrHub.Local.Stores;
using HrHub.TestKit;
using HrHub.TestKit.Cosmos;
using HrHub.Azure.Cosmos.Records;

namespace HrHub.Tests.Contracts.Insights;

public sealed record InsightStores(IScoreDistributions Distributions, ICandidateFiles Files);

/// <summary>What <see cref="IScoreDistributions"/> promises, on every implementation.</summary>
public abstract class ScoreDistributionsContract(Func<Task<Opened<InsightStores>>> open) : PortContract<InsightStores>(open)
{
    [Fact]
    public async Task A_distribution_takes_the_place_of_the_one_before()
    {
        Assert.Null(await Port.Distributions.Find("sales", default));
        await Port.Distributions.Save(Some(1), default);
        await Port.Distributions.Save(Some(2), default);
        Assert.Equivalent(Some(2), await Port.Distributions.Find("sales", default), strict: true);
        Assert.Null(await Port.Distributions.Find("销售/零售", default));
    }

    [Fact]
    public async Task Every_score_of_a_family_is_counted_once_and_none_that_was_taken_back()
    {
        await Save("cand-1", Scored("i-1", 82, 90));
        await Save("cand-2", Scored("i-2", 71, null), Scored("i-3", null, 40));
        await Save("cand-3", Scored("i-4", 99, 99) with { Result = ResultState.Revoked });
        await Save("cand-4", Scored("i-5", 60, 60) with { Position = null });

        var scores = await Port.Distributions.Scores(default).ToListAsync();
        var logic = ScoreDistribution.KeyOf("逻辑 思维");
        Assert.Equal([(null, 40), (71, null), (82, (double?)90)], scores.Select(score => (score.Overall, score.Dimensions.TryGetValue(logic, out var found) ? found : (double?)null)).Order());
        Assert.All(scores, score => Assert.Equal("sales", score.Family));

        Assert.Equal(1, await new CountScores(Port.Distributions, TimeProvider.System).Handle(default));
        var counted = (await Port.Distributions.Find("sales", default))!;
        Assert.Equal((50.0, 2L), counted.Of("逻辑 思维", 70, 2) is { } standing ? (standing.Above, standing.Of) : default);
    }

    private static ScoreDistribution Some(long n) => new() { Family = "sales", CountedAt = TestStores.Start, Counts = new Dictionary<string, IReadOnlyList<long>> { [ScoreDistribution.Overall] = [n, 0, n] } };

    private static Interview Scored(string id, double? overall, double? logic) => People.Interview(id, score: overall) with
    {
        Dimensions = logic is null ? [] : [new() { Code = "逻辑 思维", Label = "逻辑思维", Score = new() { Kind = ScoreKind.Numeric, Original = $"{logic}", Scaled = logic } }],
    };

    private async Task Save(string candidateId, params Interview[] interviews) => Assert.True(await Port.Files.Save(People.File(candidateId, interviews), null, [], [], default));
}

public sealed class ScoreDistributionsOnSqlite() : ScoreDistributionsContract(() =>
{
    var stores = new TestStores();
    return Task.FromResult(new Opened<InsightStores>(new(new SqliteScoreDistributions(stores.Local.Records), stores.Files), stores));
});

public sealed class ScoreDistributionsOnCosmos() : ScoreDistributionsContract(async () => Of(await CosmosWorld.Start()))
{
    internal static Opened<InsightStores> Of(CosmosWorld world)
    {
        var local = new TestStores();
        return new(new(new CosmosScoreDistributions(world.Database), new CosmosCandidateFiles(world.Database, new ErasedMarks(world.Database), local.Keys, [])), world, local);
    }
}

public sealed class ScoreDistributionsOnCosmosWithFaults() : ScoreDistributionsContract(async () => ScoreDistributionsOnCosmos.Of(await CosmosWorld.Start(withFaults: true)));
