namespace HrHub.Tests.Infra;

/// <summary>The deployment of each stage, predicted once for all tests.</summary>
public sealed class Deployments : IAsyncLifetime
{
    public static IReadOnlyList<string> Stages { get; } = ["dev", "test", "prod"];

    private readonly Dictionary<string, Deployment> _byStage = [];

    public Deployment this[string stage] => _byStage[stage];

    public IEnumerable<Deployment> All => _byStage.Values;

    public async Task InitializeAsync()
    {
        foreach (var stage in Stages) _byStage[stage] = await Deployment.Predict(stage);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

[CollectionDefinition(Name)]
public sealed class InfraTests : ICollectionFixture<Deployments>
{
    public const string Name = "infra";
}
