using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HrHub.Core.Canonical;
using HrHub.Core.Media.Sealing;
using HrHub.Core.Messaging;
using HrHub.Core.Records;
using HrHub.EmbeddedWorker.Queue;
using HrHub.TestKit;

namespace HrHub.Tests.Records;

public sealed class FileInterviewTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    // One interview told in four parts: each knows something of the person that the others do not.
    private static readonly InterviewPart[] Parts =
    [
        People.Part("d-1", "i-1", 10, """{"status":"started","candidate":{"externalIds":{"ats":"A-9"}}}"""),
        People.Part("d-2", "i-1", 20, """{"status":"completed","candidate":{"phone":"13800138000"}}"""),
        People.Part("d-3", "i-1", 30, """{"status":"scored","candidate":{"email":"xiaoyu.lin@example.com","name":"林小雨"}}"""),
        People.Part("d-4", "i-1", 40, """{"result":"final","overall":{"kind":"numeric","original":"82","value":82,"min":0,"max":100,"scaled":82}}"""),
    ];

    private static readonly InterviewPart Earlier = People.Part("d-0", "i-0", 10, """{"candidate":{"email":"Xiaoyu.Lin@example.com","nationalId":"990101199902290018"}}""", vendor: "ribbon");

    [Fact]
    public async Task A_second_interview_of_a_known_person_joins_the_file()
    {
        await using var stores = new TestStores();
        var known = await Use(stores).Handle([Earlier], Raw(Earlier), None);
        var joined = await Use(stores).Handle([Parts[2]], Raw(Parts[2]), None);

        Assert.Equal(known.CandidateId, joined.CandidateId);
        Assert.Equal(2, joined.Interviews.Count);
        Assert.Equal("林小雨", joined.Identity.Name);
        Assert.Equal("990101199902290018", joined.Identity.NationalId);
    }

    [Fact]
    public async Task The_same_part_twice_changes_nothing()
    {
        await using var stores = new TestStores();
        var once = await Use(stores).Handle([Parts[0]], Raw(Parts[0]), None);
        var twice = await Use(stores).Handle([Parts[0]], Raw(Parts[0]), None);
        Assert.Equal(once.Version, twice.Version);
    }

    [Property(MaxTest = 12)]
    public Property Any_order_and_repetition_ends_in_the_same_file()
    {
        var orders = Gen.Shuffle(Enumerable.Range(0, Parts.Length).Append(-1).Concat(Enumerable.Range(0, Parts.Length)).ToArray()).ToArbitrary();
        return Prop.ForAll(orders, async order => await EndOf([.. order]) == await EndOf([-1, 0, 1, 2, 3]));
    }

    [Fact]
    public async Task An_interview_moves_when_it_turns_out_whose_it_is_and_its_empty_file_leads_there()
    {
        await using var stores = new TestStores("ehr");
        var file = Use(stores);
        var person = await file.Handle([Earlier], Raw(Earlier), None);
        var stranger = await file.Handle([Parts[1]], Raw(Parts[1]), None);
        Assert.NotEqual(person.CandidateId, stranger.CandidateId);

        var joined = await file.Handle([Parts[2]], Raw(Parts[2]), None);

        Assert.Equal(person.CandidateId, joined.CandidateId);
        Assert.Equal(["d-2", "d-3"], joined.Find(Ids.InterviewId("canonical", "i-1"))!.Parts.Select(part => part.PartId));
        var left = (await stores.Files.Find(stranger.CandidateId, None))!.File;
        Assert.Equal((person.CandidateId, 0), (left.MergedInto, left.Interviews.Count));
        Assert.NotNull(await stores.Files.RawDelivery(person.CandidateId, "d-2", None));
        Assert.Contains(await stores.SyncStates.Behind("ehr", TestStores.Start.AddDays(1), 10, None), state => state.CandidateId == stranger.CandidateId);
    }

    [Fact]
    public async Task Captured_media_move_along_and_open_under_the_new_owners_key_alone()
    {
        await using var stores = new TestStores();
        var file = Use(stores);
        var person = await file.Handle([Earlier], Raw(Earlier), None);
        var stranger = await file.Handle([Parts[1]], Raw(Parts[1]), None);
        using (var key = await stores.Keys.Candidate(stranger.CandidateId, None))
        {
            var stored = (await stores.Files.Find(stranger.CandidateId, None))!;
            var interview = stored.File.Interviews[0];
            var reference = new SealedReference { ObjectName = "o-1", WrappedKey = DataKey.Wrap(new byte[32], key, "o-1"), Length = 1, Sha256 = "", PrefixSha256 = [] };
            await stores.Files.Save(stored.File.With(interview with { SealedMedia = new Dictionary<string, SealedReference> { ["m"] = reference } }) with { Version = 2 }, stored.ETag, [], [], None);
        }

        var joined = await file.Handle([Parts[2]], Raw(Parts[2]), None);
        await stores.Keys.Shred(stranger.CandidateId, None);

        var moved = joined.Find(Ids.InterviewId("canonical", "i-1"))!.SealedMedia["m"];
        Assert.Equal(new byte[32], await DataKey.Unwrap(moved.WrappedKey, moved.ObjectName, stores.Keys, None));
        Assert.Equal(person.CandidateId, joined.CandidateId);
    }

    [Fact]
    public async Task Interviews_of_one_person_that_come_at_the_same_moment_end_in_one_file()
    {
        await using var stores = new TestStores();
        var file = Use(stores);
        await Task.WhenAll(Enumerable.Range(0, 60).SelectMany(n =>
        {
            var email = $"person{n}@example.com";
            InterviewPart[] parts =
            [
                People.Part($"r-{n}", $"i-{n}", 10, $$$"""{"candidate":{"email":"{{{email}}}"}}""", vendor: "ribbon"),
                People.Part($"c-{n}", $"i-{n}", 10, $$$"""{"candidate":{"externalIds":{"ats":"A-{{{n}}}"},"nationalId":"99010119990229{{{n:0000}}}","email":"{{{email}}}","phone":"138001{{{n:00000}}}"}}"""),
                People.Part($"m-{n}", $"i-{n}", 10, $$$"""{"candidate":{"externalIds":{"micro1":"M-{{{n}}}"},"email":"{{{email}}}"}}""", vendor: "micro1"),
            ];
            return parts.Select(part => Task.Run(() => file.Handle([part], Raw(part), None)));
        }));

        var index = (await stores.Keys.BlindIndexes(None)).Current;
        for (var n = 0; n < 60; n++)
        {
            var home = await stores.Index.Find($"email:{index.Email($"person{n}@example.com")}", None);
            Assert.Equal(3, (await stores.Files.Find(home!, None))!.File.Interviews.Count);
        }
    }

    [Fact]
    public async Task Two_ID_numbers_are_two_people_even_with_one_email()
    {
        await using var stores = new TestStores();
        var one = await Use(stores).Handle([Earlier], Raw(Earlier), None);
        var part = People.Part("d-9", "i-9", 10, """{"candidate":{"email":"xiaoyu.lin@example.com","nationalId":"990102200001010026"}}""");
        var other = await Use(stores).Handle([part], Raw(part), None);

        Assert.NotEqual(one.CandidateId, other.CandidateId);
        Assert.Equal(["email"], other.Interviews[0].IdentityConflicts);
    }

    [Fact]
    public async Task The_downstream_systems_hear_that_a_file_was_merged_into_another()
    {
        await using var stores = new TestStores();
        var unknown = People.Part("d-8", "i-8", 10, """{"candidate":{"externalIds":{"ats":"A-8"}}}""");
        var known = People.Part("d-9", "i-8", 20, """{"candidate":{"email":"xiaoyu.lin@example.com"}}""");
        await Use(stores).Handle([Earlier], Raw(Earlier), None);
        var first = await Use(stores).Handle([unknown], Raw(unknown), None);
        Assert.Empty(Waiting(stores));

        var home = await Use(stores).Handle([known], Raw(known), None);

        Assert.Equal(home.CandidateId, (await stores.Files.Find(first.CandidateId, None))?.File.MergedInto);
        Assert.Equal([(Entities.CandidateChanged, 1L)], Waiting(stores));
    }

    [Fact]
    public async Task Forty_writers_at_once_lose_no_part()
    {
        await using var stores = new TestStores();
        var file = Use(stores);
        var parts = Enumerable.Range(0, 40).Select(n => People.Part($"p-{n:00}", $"i-{n % 4}", n, $$"""{"candidate":{"email":"xiaoyu.lin@example.com"},"comments":[{"text":"{{n}}"}]}""")).ToList();

        await Task.WhenAll(parts.Select(part => Task.Run(() => file.Handle([part], Raw(part), None))));

        var candidate = await stores.Index.Find(await EmailKey(stores), None);
        var filed = (await stores.Files.Find(candidate!, None))!.File;
        Assert.Equal(parts.Select(part => part.PartId), filed.Interviews.SelectMany(interview => interview.Parts).Select(part => part.PartId).Order());
    }

    private static async Task<string> EmailKey(TestStores stores)
        => CandidateIdentities.KeysOf(People.林小雨 with { NationalId = null, Phone = null }, await stores.Keys.BlindIndexes(None)).Single().Key;

    private static async Task<string> EndOf(int[] order)
    {
        await using var stores = new TestStores();
        var file = Use(stores);
        CandidateFile? last = null;
        foreach (var n in order)
        {
            var part = n < 0 ? Earlier : Parts[n];
            last = await file.Handle([part], Raw(part), None);
        }
        var home = (await stores.Files.Find(last!.CandidateId, None))!.File;
        return System.Text.Json.JsonSerializer.Serialize(home.Interviews.Single(interview => interview.Interview.VendorInterviewId == "i-1").Interview, CanonicalJson.Options)
            + System.Text.Json.JsonSerializer.Serialize(home.Identity, CanonicalJson.Options);
    }

    private static IEnumerable<(string Entity, long Active)> Waiting(TestStores stores)
        => new QueueOperations(new SqliteMessageBus(stores.Local.Inbox, new QueueOptions(), stores.Clock), stores.Clock).Count().Select(entity => (entity.Entity, entity.Active));

    private static RawDelivery Raw(InterviewPart part) => new(part.PartId, new byte[] { 1 });

    private static FileInterview Use(TestStores stores) => stores.Filing();
}
