using HrHub.Core.Parking;
using HrHub.Local.Sandbox.Downstream;

namespace HrHub.IntegrationTests.Sync;

public sealed class CircuitTests
{
    [Fact]
    public async Task The_circuit_opens_reschedules_without_parking_and_closes_again()
    {
        await using var world = await SyncWorld.Start(("Sync:Ehr:CircuitCalls", "4"), ("Sync:Ehr:CircuitBreak", "00:00:30"), ("Sync:Ehr:Tries", "2"));
        world.Ehr.Faults.Next(Enumerable.Repeat(new Fault { Status = 503 }, 4));
        for (var person = 0; person < 4; person++) await world.Change($"cand-{person}");
        for (var person = 0; person < 4; person++) Assert.True(await world.DeliverNext(system => system == "ehr"));
        Assert.Equal(4, world.Ehr.Ledger.Pushes.Count);

        // Open: the next pushes, far more than their tries, send nothing and are not parked.
        await world.Change("cand-late");
        for (var attempt = 0; attempt < 5; attempt++) await world.Handle("ehr", new("cand-late", 1, Attempt: 2));
        Assert.Equal(4, world.Ehr.Ledger.Pushes.Count);
        Assert.Empty(await world.Get<IParkedItems>().List(new(), default).ToListAsync());
        Assert.Equal(0, (await world.States.Find("cand-late", "ehr", default))!.PushedVersion);

        // The other systems have circuits of their own.
        await world.Handle("training", new("cand-late", 1));
        Assert.NotNull(world.Training.Ledger.Held("cand-late"));

        // The break is over: everything that was put off arrives.
        world.Clock.Advance(TimeSpan.FromSeconds(31));
        await world.Settle();
        Assert.Equal(5, world.Ehr.Ledger.Summary().Effective);
        Assert.Empty(await world.Get<IParkedItems>().List(new(), default).ToListAsync());
    }
}
