using System.Text;
using HrHub.Core;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Inbox;
using HrHub.Core.Messaging;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using HrHub.TestKit.Erasures;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.Erasures;

public sealed class EraseCandidateTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(TestStores.Start);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_erased_person_is_nowhere_and_the_certificate_verifies_until_it_is_changed()
    {
        await using var world = World();
        var candidateId = await MarkedPerson.Plant(world, null);

        var certificate = (await world.Erase(candidateId)).Value!;

        Assert.Null(await world.Get<ICandidateFiles>().Find(candidateId, None));
        Assert.Empty((await world.Get<ICandidateFiles>().Search(new SearchQuery(), None)).Hits);
        Assert.Equal((candidateId, "PIPL-3Y", 1L, 1L), (certificate.CandidateId, certificate.Basis, certificate.Counts["interviews"], certificate.Counts["deliveries"]));
        Assert.Equal([("canonical", Notice.NoCall)], certificate.Neighbours.Select(neighbour => (neighbour.Name, neighbour.Note!)));
        Assert.True(certificate.IsComplete());
        var stored = (await world.Get<ICertificates>().Find(certificate.ErasureId, None))!;
        Assert.True(await world.Get<VerifyCertificate>().Handle(stored, None));
        Assert.False(await world.Get<VerifyCertificate>().Handle(stored with { Basis = "another" }, None));
    }

    [Fact]
    public async Task Erasing_twice_gives_the_same_certificate()
    {
        await using var world = World();
        var candidateId = await MarkedPerson.Plant(world, null);
        var once = (await world.Erase(candidateId)).Value!;
        var twice = (await world.Erase(candidateId, "another")).Value!;
        Assert.Equal((once.Revision, Convert.ToHexString(once.Signature)), (twice.Revision, Convert.ToHexString(twice.Signature)));
        Assert.Single(await world.Get<ICertificates>().List(null, 10, None));
    }

    [Fact]
    public async Task A_hold_refuses_an_erasure_until_it_has_run_out()
    {
        await using var world = World();
        var candidateId = await MarkedPerson.Plant(world, null);
        var hold = new Hold { HoldId = "hold-1", Kind = HoldKind.Legal, PlacedBy = "c-1", Why = "a case", PlacedAt = TestStores.Start, Until = TestStores.Start.AddDays(10) };
        await world.Get<ChangeCandidateFile>().Apply(candidateId, file => file with { Retention = file.Retention with { Holds = [hold] } }, new() { Chain = candidateId, Who = ErasureWorld.Officer, Action = AuditAction.HoldPlaced }, None);

        Assert.Equal(HubError.HoldInForce, (await world.Erase(candidateId)).Error);
        Assert.Equal(HubError.HoldInForce, (await world.Get<EraseClass>().Handle(candidateId, DataClass.Emotions, "rule", ErasureWorld.Officer, None)).Error);
        Assert.NotNull((await world.Get<ICandidateFiles>().Find(candidateId, None))!.File.Find(Ids.InterviewId("canonical", "MARK-INTERVIEW-1")));
        Assert.Contains(await world.Get<IAuditLog>().Chain(candidateId, None).ToListAsync(), entry => entry.Event is { Action: AuditAction.ErasureBegun, Allowed: false, Record: "hold-1" });

        _clock.Advance(TimeSpan.FromDays(11));
        Assert.Null((await world.Erase(candidateId)).Error);
    }

    [Fact]
    public async Task Nobody_that_is_unknown_is_erased()
    {
        await using var world = World();
        Assert.Equal(HubError.NotFound, (await world.Erase("cand-unknown")).Error);
        Assert.Empty(await world.Get<IErasures>().Unfinished(10, None));
    }

    [Fact]
    public async Task A_late_delivery_is_noted_and_erased()
    {
        await using var world = World();
        var candidateId = await MarkedPerson.Plant(world, null);
        await world.Erase(candidateId);

        var entry = await world.Deliver("canonical", MarkedPerson.Document("https://vendor.example.com/v"), "msg-late");

        Assert.Equal((InboxState.Handled, null, null, ""), (entry.State, entry.SealedBody, entry.CandidateId, entry.PayloadSha256));
        Assert.Empty((await world.Get<ICandidateFiles>().Search(new SearchQuery(), None)).Hits);
        Assert.Null(await world.Get<ICandidateFiles>().Find(candidateId, None));
        var last = (await world.Get<IAuditLog>().Chain(candidateId, None).ToListAsync())[^1].Event;
        Assert.Equal((AuditAction.LateDeliveryErased, entry.Id), (last.Action, last.Why));
        Assert.Empty(await world.Get<FindLostDeliveries>().Handle([entry.Id, InboxId.OfDelivery("canonical", "msg-1")], None));
    }

    [Fact]
    public async Task A_file_with_a_tombstone_takes_in_nothing_new()
    {
        await using var world = World();
        var candidateId = await MarkedPerson.Plant(world, null);
        var before = await Tombstoned(world, candidateId);

        await world.Deliver("canonical", MarkedPerson.Document("https://vendor.example.com/v"), "msg-2");
        Assert.Null(await world.Get<ChangeCandidateFile>().Apply(candidateId, file => file with { Stage = "offer" }, new() { Chain = candidateId, Who = ErasureWorld.Officer, Action = AuditAction.Corrected }, None));

        var after = (await world.Get<ICandidateFiles>().Find(candidateId, None))!.File;
        Assert.Equal((before.Version, before.Stage, 1), (after.Version, after.Stage, after.Interviews.Single().Parts.Count));
    }

    [Fact]
    public async Task A_new_application_during_an_erasure_waits_for_its_end_and_begins_a_new_file()
    {
        await using var world = World();
        var candidateId = await MarkedPerson.Plant(world, null);
        await Tombstoned(world, candidateId);
        var id = await world.Accept("canonical", MarkedPerson.Document(null, "NEW-INTERVIEW"), "msg-new");
        await Assert.ThrowsAsync<ErasureUnderWayException>(() => world.Get<Pipeline.Normalize.NormalizeDelivery>().Handle(new NormalizeMessage(id), None));

        await world.Erase(candidateId);
        await world.Get<Pipeline.Normalize.NormalizeDelivery>().Handle(new NormalizeMessage(id), None);

        var entry = (await world.Get<IInbox>().Find(id, None))!;
        Assert.NotNull(entry.CandidateId);
        Assert.NotEqual(candidateId, entry.CandidateId);
        Assert.Equal(MarkedPerson.Name, (await world.Get<ICandidateFiles>().Find(entry.CandidateId, None))!.File.Identity.Name);
    }

    [Fact]
    public async Task Files_that_were_merged_into_the_persons_are_erased_with_it()
    {
        await using var world = World();
        var first = await world.Deliver("canonical", Encoding.UTF8.GetBytes("""{"vendorInterviewId":"second","status":"started","candidate":{"externalIds":{"ats":"OTHER-REF"}}}"""), "msg-0");
        var candidateId = await MarkedPerson.Plant(world, null);
        await world.Deliver("canonical", Encoding.UTF8.GetBytes($$$"""{"vendorInterviewId":"second","status":"completed","candidate":{"email":"{{{MarkedPerson.Email}}}"}}"""), "msg-2");
        Assert.Equal(candidateId, (await world.Get<ICandidateFiles>().Find(first.CandidateId!, None))!.File.MergedInto);

        var certificate = (await world.Erase(first.CandidateId!)).Value!;

        Assert.Equal((candidateId, 2L), (certificate.CandidateId, certificate.Counts["interviews"]));
        Assert.Equal([candidateId, first.CandidateId!], certificate.ShreddedKeys);
        Assert.Null(await world.Get<ICandidateFiles>().Find(first.CandidateId!, None));
        Assert.Empty(await world.Get<ICandidateFiles>().MergedInto(candidateId, None));
    }

    [Fact]
    public async Task Messages_that_name_the_person_leave_the_queue()
    {
        await using var world = World();
        var candidateId = await MarkedPerson.Plant(world, null);
        await world.Get<IMessageBus>().Send(Entities.CandidateChanged, new CandidateChanged("cand-other", 1).ToMessage(), None);
        await world.Erase(candidateId);
        var left = Assert.Single(world.Queue.Count());
        Assert.Equal((Entities.CandidateChanged, 1L), (left.Entity, left.Active));
    }

    private async Task<CandidateFile> Tombstoned(ErasureWorld world, string candidateId)
    {
        var placed = await world.Get<PlaceTombstone>().Handle(new() { ErasureId = Ids.ErasureId(candidateId), CandidateId = candidateId, Basis = "PIPL-3Y", BeganAt = _clock.GetUtcNow() }, ErasureWorld.Officer, None);
        return placed.Value!;
    }

    private ErasureWorld World() => new(_folder.Path, _clock);
}
