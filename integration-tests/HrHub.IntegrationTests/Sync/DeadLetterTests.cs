using HrHub.Core.Inbox;
using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using HrHub.Core.Sync;
using HrHub.Pipeline.Sync.Ehr;

namespace HrHub.IntegrationTests.Sync;

public sealed class DeadLetterTests
{
    private const string Ada = "cand-ada";

    [Fact]
    public async Task A_push_that_died_in_the_queue_is_parked_and_can_be_replayed()
    {
        await using var world = await SyncWorld.Start();
        await world.Change(Ada, sendWord: false);
        await world.Get<ParkDeadPush<EhrSync>>().Handle(new(Ada, 1, 3), "MaxDeliveryCountExceeded", default);

        var parked = Assert.Single(await world.Get<IParkedItems>().List(new(), default).ToListAsync());
        Assert.Equal((ParkedStage.Push, "ehr", "dead-lettered", "The queue gave up: MaxDeliveryCountExceeded."), (parked.Stage, parked.Neighbour, parked.Reason.Code, parked.Reason.Message));
        Assert.True((await world.States.Find(Ada, "ehr", default))!.Parked);

        await world.Get<ReplayParked>().Handle(new(), default);
        await world.Settle();
        Assert.Equal(1, world.Ehr.Ledger.Summary().Effective);
        Assert.Empty(world.Training.Ledger.Pushes);
    }

    [Fact]
    public async Task A_dead_message_whose_work_was_done_is_not_parked()
    {
        await using var world = await SyncWorld.Start();
        await world.Change(Ada);
        await world.Settle();
        await world.Get<ParkDeadPush<EhrSync>>().Handle(new(Ada, 1), "MaxDeliveryCountExceeded", default);

        Assert.Empty(await world.Get<IParkedItems>().List(new(), default).ToListAsync());
    }

    [Fact]
    public async Task A_delivery_whose_message_died_is_parked_and_no_longer_swept()
    {
        await using var world = await SyncWorld.Start();
        var inbox = world.Get<IInbox>();
        await inbox.Append(new() { Id = "micro1:id-1", Vendor = "micro1", ReceivedAt = world.Clock.GetUtcNow(), PayloadSha256 = "00", PayloadAuthenticated = true }, default);
        await world.Get<ParkDeadLetters>().Handle(new NormalizeMessage("micro1:id-1", 4), "TTLExpired", default);

        var parked = Assert.Single(await world.Get<IParkedItems>().List(new(), default).ToListAsync());
        Assert.Equal(("normalize:micro1:id-1", "micro1", Entities.Normalize, 4), (parked.Id, parked.Neighbour, parked.ReplayEntity, parked.Attempts));
        Assert.Equal(new NormalizeMessage("micro1:id-1").ToMessage().Body, parked.ReplayBody);
        Assert.Empty(await inbox.Unhandled(world.Clock.GetUtcNow().AddDays(1), 10, default));
    }

    [Fact]
    public async Task A_handled_delivery_stays_handled()
    {
        await using var world = await SyncWorld.Start();
        var inbox = world.Get<IInbox>();
        await inbox.Append(new() { Id = "micro1:id-1", Vendor = "micro1", ReceivedAt = world.Clock.GetUtcNow(), PayloadSha256 = "00", PayloadAuthenticated = true }, default);
        await inbox.MarkHandled("micro1:id-1", null, null, default);
        await world.Get<ParkDeadLetters>().Handle(new NormalizeMessage("micro1:id-1"), "TTLExpired", default);

        Assert.Empty(await world.Get<IParkedItems>().List(new(), default).ToListAsync());
        Assert.Equal(InboxState.Handled, (await inbox.Find("micro1:id-1", default))!.State);
    }

    [Fact]
    public async Task A_capture_whose_message_died_is_parked_under_its_vendor()
    {
        await using var world = await SyncWorld.Start();
        await world.Change(Ada, sendWord: false);
        await world.Get<ParkDeadLetters>().Handle(new CaptureMessage(Ada, $"int-{Ada}", "med-1", 2), "MaxDeliveryCountExceeded", default);

        var parked = Assert.Single(await world.Get<IParkedItems>().List(new(), default).ToListAsync());
        Assert.Equal(("capture:med-1", ParkedStage.Capture, "micro1", Ada, Entities.Capture), (parked.Id, parked.Stage, parked.Neighbour, parked.CandidateId, parked.ReplayEntity));
    }
}
