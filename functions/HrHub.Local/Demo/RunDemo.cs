using HrHub.Core.Vendors;
using HrHub.Local.Sandbox.Vendors;
using HrHub.Local.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Local.Demo;

/// <summary>Sends the deliveries, waits until the hub has nothing left to do, and counts what came of it.</summary>
internal sealed class RunDemo(DemoWorld world, DemoOptions options, TimeProvider clock)
{
    /// <summary>Without any movement for so long, the work counts as stuck.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly long _startedAt = clock.GetTimestamp();
    private volatile Progress _progress = null!;

    /// <summary>True when the work came to a stand-still before its end.</summary>
    public bool Stuck { get; private set; }

    public async Task<DemoSummary> Handle(IDemoView view, CancellationToken ct)
    {
        var services = world.Hub.Pipeline;
        using var send = new SendDeliveries(world.Hub.Address, services.GetRequiredService<ProfileCatalog>(), services.GetRequiredService<VendorSecrets>(), clock);
        _progress = await world.Hub.Progress(ct);
        var work = Work(send, ct);
        await view.Watch(() => Look(send), work);
        await work;
        return await new SumUpDemo(world, send).Handle(clock.GetElapsedTime(_startedAt), ct);
    }

    private DemoState Look(SendDeliveries send) => new()
    {
        Elapsed = clock.GetElapsedTime(_startedAt),
        ToSend = options.Deliveries,
        Sent = send.Tally,
        Progress = _progress,
    };

    private async Task<DemoState> LookAgain(SendDeliveries send, CancellationToken ct)
    {
        await Task.Delay(Pause, clock, ct);
        _progress = await world.Hub.Progress(ct);
        return Look(send);
    }

    private async Task Work(SendDeliveries send, CancellationToken ct)
    {
        var sending = send.Handle(world.Vendors.Play(new SandboxScenario
        {
            Now = clock.GetUtcNow(),
            Address = world.Vendors.Address,
            Deliveries = options.Deliveries,
            LargeVideo = options.BigVideo * 1_000_000L,
        }), ct);
        while (!sending.IsCompleted) await LookAgain(send, ct);
        await sending;

        var (last, movedAt) = (await LookAgain(send, ct), clock.GetTimestamp());
        while (!IsDone(last))
        {
            var state = await LookAgain(send, ct);
            if (state.Progress.ToString() != last.Progress.ToString()) (last, movedAt) = (state, clock.GetTimestamp());
            else if (clock.GetElapsedTime(movedAt) > Patience)
            {
                Stuck = true;
                return;
            }
        }
    }

    private bool IsDone(DemoState state)
        => state.Progress.IsDone && world.Hub.Queue.Count().All(entity => entity is { Active: 0, Scheduled: 0, Retrying: 0, Locked: 0 });
}
