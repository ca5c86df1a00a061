using HrHub.Azure.Cosmos;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Cosmos;

/// <summary>What fails in passing changes no result: every kind of fault comes, and every write knows its own work.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private CosmosWorld _world = null!;

    private HubContainer Work => _world.Database.Work;

    public async Task InitializeAsync() => _world = await CosmosWorld.Start(withFaults: true);

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Every_operation_says_the_same_as_without_faults()
    {
        for (var number = 0; number < 40; number++)
        {
            var id = $"{number}";
            Assert.Equal(Written.Done, await Work.Create(Note(id, number), default));
            Assert.Equal(Written.Conflict, await Work.Create(Note(id, -1), default));
            Assert.NotNull(await Work.Change<TestNote>("a", id, note => note with { Number = note.Number + 1 }, default));
            Assert.Equal(number + 1, (await Work.Find<TestNote>("a", id, default))!.Number);
            var beside = HubContainer.Marked(Note($"beside-{id}", number));
            Assert.Null(await Work.Together("a", batch => batch.CreateItem(beside), beside, default));
        }
        var rows = await Work.Query<TestNote>(new("SELECT * FROM c WHERE c.kind = 'note'"), "a", 10, default).ToListAsync();
        Assert.Equal(80, rows.DistinctBy(note => note.Id).Count());
        Assert.Equal(80, rows.Count);
        Assert.Equal(["408", "412", "429", "503", "lost", "reset", "slow"], _world.Faults!.Injected.Keys);
    }

    private static TestNote Note(string id, int number) => new() { Pk = "a", Id = id, Number = number };
}
