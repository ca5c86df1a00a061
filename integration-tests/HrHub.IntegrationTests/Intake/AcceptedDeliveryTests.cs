using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using HrHub.Core.Inbox;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Intake;

public sealed class AcceptedDeliveryTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_delivery_becomes_a_record_and_its_raw_body_moves_from_the_inbox_into_the_candidates_file()
    {
        await using var hub = await TestHub.Start();
        var body = Canonical("iv-1");
        Assert.True((await hub.Deliver("canonical", body, "msg_a")).IsSuccessStatusCode);
        var entry = await Handled(hub, InboxId.OfDelivery("canonical", "msg_a"));

        var file = (await hub.Files.Find(entry.CandidateId!, None))!.File;
        Assert.Equal("林小雨", file.Identity.Name);
        Assert.True(file.Interviews.Single().Interview.Provenance.PayloadAuthenticated);
        Assert.Equal((null, null), (entry.SealedBody, entry.BodyObject));
        Assert.Equal(body, await hub.Files.RawDelivery(file.CandidateId, entry.Id, None));
    }

    [Fact]
    public async Task The_same_delivery_three_times_is_one_entry_one_version_and_two_counted_repeats()
    {
        await using var hub = await TestHub.Start();
        for (var n = 0; n < 3; n++) Assert.True((await hub.Deliver("canonical", Canonical("iv-1"), "msg_a")).IsSuccessStatusCode);
        var entry = await Handled(hub, InboxId.OfDelivery("canonical", "msg_a"));

        Assert.Equal(1, (await hub.Files.Find(entry.CandidateId!, None))!.File.Version);
        await Eventually.Holds(async () => (await hub.Ledger.Read(None)).Single() is { Accepted: 1, Repeated: 2, Handled: 1 });
    }

    [Fact]
    public async Task A_large_body_waits_as_a_sealed_object_whose_address_the_entry_holds()
    {
        await using var hub = await TestHub.Start(("AzureWebJobs.NormalizeDelivery.Disabled", "true"));
        var body = Canonical("iv-1", transcriptLines: 3_000);
        Assert.True(body.Length > 256 * 1024);
        Assert.True((await hub.Deliver("canonical", body, "msg_a")).IsSuccessStatusCode);

        var waiting = (await hub.Inbox.Find(InboxId.OfDelivery("canonical", "msg_a"), None))!;
        Assert.NotNull(waiting.BodyObject);
        Assert.Null(waiting.SealedBody);
        Assert.Empty(StoredBytes.FilesWith(hub.Folder, "xiaoyu.lin"));
    }

    [Fact]
    public async Task What_was_accepted_while_nobody_normalized_is_found_by_the_sweep()
    {
        await using var hub = await TestHub.Start(("Sweep:Schedule", "* * * * * *"), ("Sweep:After", "00:00:10"));
        var lost = new InboxEntry { Id = "canonical:id-lost", Vendor = "canonical", ReceivedAt = TimeProvider.System.GetUtcNow().AddMinutes(-5), PayloadSha256 = new string('0', 64), PayloadAuthenticated = true };
        await hub.Inbox.Append(await Bodies(hub).Seal(lost, Canonical("iv-1"), None), None);

        Assert.NotNull((await Handled(hub, lost.Id)).CandidateId);
    }

    private static InboxBodies Bodies(TestHub hub) => (InboxBodies)hub.Hub.Pipeline.GetService(typeof(InboxBodies))!;

    private static async Task<InboxEntry> Handled(TestHub hub, string inboxId)
    {
        await Eventually.Holds(async () => (await hub.Inbox.Find(inboxId, None)) is { State: InboxState.Handled }, 30);
        return (await hub.Inbox.Find(inboxId, None))!;
    }

    private static byte[] Canonical(string vendorInterviewId, int transcriptLines = 1)
    {
        var document = new JsonObject
        {
            ["vendorInterviewId"] = vendorInterviewId,
            ["candidate"] = JsonSerializer.SerializeToNode(People.林小雨, CanonicalJson.Options),
            ["status"] = "scored",
            ["completedAt"] = "2026-11-25T08:00:00Z",
            ["transcript"] = new JsonArray([.. Enumerable.Range(0, transcriptLines).Select(n => new JsonObject { ["speaker"] = "candidate", ["text"] = "我带过五个人的团队，把存款做到了三千万。" })]),
        };
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }
}
