using FsCheck.Xunit;
using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using HrHub.Local.Sandbox.Downstream;
using HrHub.Pipeline.Sync;

namespace HrHub.IntegrationTests.Sync;

public sealed class AnyInterleavingTests : IAsyncLifetime
{
    private static readonly string[] Kinds = ["change", "change", "deliver", "deliver", "deliver", "again", "two at once", "fault"];

    private static readonly Fault[] Faults =
    [
        new() { Status = 429, RetryAfter = "7" }, new() { Status = 503 }, new() { Status = 500 }, new() { Status = 409 },
        new() { Reset = true }, new() { LoseAnswer = true }, new() { LoseAnswer = true }, new() { RowStatus = "busy" },
    ];

    private SyncWorld _world = null!;
    private int _cases;

    // Circuits have their own test; here every fault must reach its push.
    public async Task InitializeAsync()
        => _world = await SyncWorld.Start(Downstreams.Names.SelectMany(name => new[] { ($"Sync:{name}:CircuitCalls", "1000"), ($"Sync:{name}:Tries", "50") }));

    public async Task DisposeAsync() => await _world.DisposeAsync();

    /// <summary>Whatever happens in whatever order: each system ends with the newest version, and no version took effect twice.</summary>
    [Property(MaxTest = 40)]
    public async Task Every_system_ends_with_the_newest_version_and_none_takes_effect_twice(byte[] steps)
    {
        string[] people = [$"cand-{++_cases}-ada", $"cand-{_cases}-grace"];
        var delivered = new List<(string System, CandidateChanged Message)>();
        foreach (var person in people) await _world.Change(person);
        foreach (var step in steps) await Do(Kinds[step % 8], step / 8, people, delivered);
        await _world.Settle();

        foreach (var person in people)
            foreach (var (name, system) in _world.Systems)
            {
                var newest = (await _world.Files.Find(person, default))!.File.Version;
                var applied = system.Ledger.Pushes.Where(push => push.Effect is PushEffect.Applied && push.Resource == person).Select(push => push.Version).ToList();
                Assert.Equal(newest, applied[^1]);
                Assert.Equal(applied.Distinct().Order(), applied);
                Assert.Equal(newest, (await _world.States.Find(person, name, default))!.PushedVersion);
            }
        Assert.Empty(await _world.Get<IParkedItems>().List(new(), default).ToListAsync());
    }

    private async Task Do(string kind, int pick, string[] people, List<(string System, CandidateChanged Message)> delivered)
    {
        var waiting = _world.Bus.Waiting;
        switch (kind)
        {
            case "change":
                await _world.Change(people[pick % 2]);
                break;
            case "deliver" when waiting.Count > 0:      // Out of order, too.
                var next = waiting[pick % waiting.Count];
                await _world.Handle(next.System, TopicBus.Body(next.Message));
                _world.Bus.Complete(next);
                delivered.Add((next.System, TopicBus.Body(next.Message)));
                break;
            case "again" when delivered.Count > 0:      // The lock was lost, or the process died before it could complete the message.
                var again = delivered[pick % delivered.Count];
                await _world.Handle(again.System, again.Message);
                break;
            case "two at once" when waiting.Count > 1:  // A lost session lock: two workers on one candidate.
                await Task.WhenAll(Enumerable.Range(pick % (waiting.Count - 1), 2).Select(index => _world.Handle(waiting[index].System, TopicBus.Body(waiting[index].Message))));
                break;
            case "fault":
                _world.Systems.Values.ElementAt(pick % 3).Faults.Next(Faults[pick / 3 % Faults.Length]);
                break;
        }
    }
}
