using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using HrHub.TestKit.Erasures;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.Erasures;

public sealed class EraseClassTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(TestStores.Start);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(DataClass.Transcript, new[] { "MARK-TRANSCRIPT", "MARK-ANSWER", "MARK-QUOTE", "MARK-EVIDENCE", "MARK-CHILD-EVIDENCE" })]
    [InlineData(DataClass.Emotions, new[] { "MARK-EMOTION-QUESTION" })]
    [InlineData(DataClass.Identity, new[] { MarkedPerson.Name, MarkedPerson.Email, MarkedPerson.Phone, MarkedPerson.NationalId, "MARK-ATS" })]
    [InlineData(DataClass.Video, new[] { "MARK-LINK" })]
    [InlineData(DataClass.RawDelivery, new string[0])]
    public async Task A_class_goes_from_the_file_its_parts_and_its_raw_bodies_and_late_parts_do_not_bring_it_back(DataClass cls, string[] gone)
    {
        await using var world = new ErasureWorld(_folder.Path, _clock);
        var entry = await world.Deliver("canonical", MarkedPerson.Document("https://vendor.example.com/v"), "msg-1");
        var before = (await world.Get<ICandidateFiles>().Find(entry.CandidateId!, None))!.File;
        Assert.All(gone, mark => Assert.Contains(mark, AsJson(before)));

        Assert.Null((await world.Get<EraseClass>().Handle(entry.CandidateId!, cls, "IL-AIVIA-30D", ErasureWorld.Officer, None)).Error);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await world.Deliver("canonical", MarkedPerson.Document("https://vendor.example.com/v2"), "msg-2");

        var after = (await world.Get<ICandidateFiles>().Find(entry.CandidateId!, None))!.File;
        Assert.Equal(2, after.Interviews.Single().Parts.Count);
        Assert.All(gone, mark => Assert.DoesNotContain(mark, AsJson(after)));
        Assert.Contains("MARK-COMMENT", AsJson(after));
        Assert.Equal(cls is not DataClass.Video, await world.Get<ICandidateFiles>().RawDelivery(entry.CandidateId!, entry.Id, None) is null);
        Assert.Equal(cls is DataClass.RawDelivery or DataClass.Video, await world.Get<ICandidateFiles>().RawDelivery(entry.CandidateId!, InboxId.OfDelivery("canonical", "msg-2"), None) is not null);
        // A sweep must not look for raw bytes that the late delivery never brought.
        Assert.Equal(cls is DataClass.RawDelivery or DataClass.Video, HeldClasses.Of(after).Contains(DataClass.RawDelivery));
        Assert.Contains(await world.Get<IAuditLog>().Chain(entry.CandidateId!, None).ToListAsync(), one => one.Event is { Action: AuditAction.Erased, Why: "IL-AIVIA-30D" });
    }

    [Fact]
    public async Task Erasing_a_class_twice_changes_nothing_and_a_new_interview_of_the_person_is_not_touched()
    {
        await using var world = new ErasureWorld(_folder.Path, _clock);
        var candidateId = await MarkedPerson.Plant(world, null);
        var once = (await world.Get<EraseClass>().Handle(candidateId, DataClass.Emotions, "rule", ErasureWorld.Officer, None)).Value!;
        var twice = (await world.Get<EraseClass>().Handle(candidateId, DataClass.Emotions, "rule", ErasureWorld.Officer, None)).Value!;
        Assert.Equal(once.Version, twice.Version);

        await world.Deliver("canonical", MarkedPerson.Document(null, "NEW-INTERVIEW"), "msg-new");
        var file = (await world.Get<ICandidateFiles>().Find(candidateId, None))!.File;
        Assert.Single(file.Find(Ids.InterviewId("canonical", "NEW-INTERVIEW"))!.Interview.Emotions);
        Assert.Empty(file.Find(Ids.InterviewId("canonical", "MARK-INTERVIEW-1"))!.Interview.Emotions);
    }

    [Fact]
    public async Task Without_an_identity_nobody_is_found_by_it_and_the_systems_must_let_go()
    {
        await using var world = new ErasureWorld(_folder.Path, _clock);
        var candidateId = await MarkedPerson.Plant(world, null);
        var file = (await world.Get<EraseClass>().Handle(candidateId, DataClass.Identity, "rule", ErasureWorld.Officer, None)).Value!;

        var indexes = await world.Get<KeyRing>().BlindIndexes(None);
        Assert.Null(await world.Get<ICandidateIndex>().Find($"email:{indexes.Current.Email(MarkedPerson.Email)}", None));
        Assert.Empty((await world.Get<ICandidateFiles>().Search(new SearchQuery { NameTokens = indexes.NameQuery("标记") }, None)).Hits);
        Assert.True(file.IsWithdrawn);
    }

    private static string AsJson(CandidateFile file) => System.Text.Json.JsonSerializer.Serialize(file, CanonicalJson.Options);
}
