using System.Text.Json.Nodes;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Core.Records;
using HrHub.EmbeddedWorker.Queue;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.Tests.Disputes;

/// <summary>Disputes of an interview that turns out to be somebody else's.</summary>
public sealed class MovedDisputeTests : IAsyncLifetime
{
    private readonly TestStores _stores = new();
    private readonly string _interview = Ids.InterviewId("canonical", "i-1");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    [Fact]
    public async Task What_was_disputed_and_corrected_in_the_old_place_comes_along_with_the_hold()
    {
        var resolve = new ResolveCandidate(_stores.Files, _stores.Index, _stores.Keys);
        var bus = new SqliteMessageBus(_stores.Local.Inbox, new QueueOptions(), _stores.Clock);
        var move = new MoveInterview(_stores.Files, resolve, new InterviewAssembly(new FolderRules(new())), new RewrapMedia(_stores.Keys), Policies.Stamp, bus, _stores.Clock);
        // Written into the new place; before it left the old one, somebody disputed it there and somebody else corrected it.
        var old = People.File("cand-old", People.Interview("i-1"), People.Interview("i-2"));
        var disputed = old.Find(_interview)!.With(Dispute()) with { Revisions = [new Revision { RevisionId = "rev-1", Field = "overall", Old = Score(82), New = Score(90), By = "hr-1", At = TestStores.Start }] };
        await _stores.Files.Save(old.With(disputed), null, [], [], default);
        var fresh = People.File("cand-new", People.Interview("i-1"));
        await _stores.Files.Save(fresh.With(fresh.Interviews.Single() with { MovedFrom = "cand-old" }), null, [], [], default);
        await _stores.Index.Claim(ResolveCandidate.InterviewKey(_interview), "cand-old", default);
        var index = new SqliteDisputeIndex(_stores.Local.Records);
        await index.Put(DisputeEntry.Of("cand-old", _interview, Dispute()), default);

        var moved = await move.Finish((await _stores.Files.Find("cand-new", default))!.File, _interview, default);

        Assert.Equal(("dis-1", "rev-1", 90), (moved.Find(_interview)!.Disputes.Single().DisputeId, moved.Find(_interview)!.Revisions.Single().RevisionId, moved.Find(_interview)!.Interview.Overall!.Value));
        Assert.Equal("dis-1", Assert.Single(moved.Holds()).HoldId);
        Assert.Empty((await _stores.Files.Find("cand-old", default))!.File.Holds());
        Assert.Equal("cand-new", (await new FindDispute(index, _stores.Files, _stores.Index).Handle("dis-1", default))!.CandidateId);
    }

    private static JsonObject Score(double value) => JsonNode.Parse($$"""{"value":{{value}},"min":0,"max":100,"kind":"numeric","original":"82","scaled":{{value}}}""")!.AsObject();

    private static Dispute Dispute() => new()
    {
        DisputeId = "dis-1", Field = "overall", OpenedBy = "hr-2", OpenedAs = Role.Hr, OpenedAt = TestStores.Start, Assignee = "hr-1", AssignedAt = TestStores.Start, DueAt = TestStores.Start.AddDays(3),
    };
}
