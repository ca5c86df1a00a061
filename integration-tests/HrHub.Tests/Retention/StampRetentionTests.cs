using HrHub.Core.Audit;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.EmbeddedWorker.Queue;
using HrHub.TestKit;

namespace HrHub.Tests.Retention;

/// <summary>Which dates a file carries.</summary>
public sealed class StampRetentionTests
{
    private static readonly DateTimeOffset Due = new(2029, 11, 25, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Stamping_twice_is_stamping_once()
    {
        var once = Policies.Stamp.Of(People.File("cand-1", People.Interview("i-1")));
        Assert.Equal([new DueDate(DataClass.WholeFile, Due, "PIPL-3Y")], once.Due);
        Assert.Equal(once.Due, Policies.Stamp.Of(once).Due);
    }

    [Fact]
    public void The_newest_interview_counts_whatever_their_order()
    {
        var (early, late) = (People.Interview("i-1", at: TestStores.Start.AddYears(-2)), People.Interview("i-2"));
        Assert.Equal(Due, Policies.Stamp.Of(People.File("cand-1", early, late)).Due.Single().At);
        Assert.Equal(Due, Policies.Stamp.Of(People.File("cand-1", late, early)).Due.Single().At);
    }

    [Theory]
    [InlineData(null, null, null, "2026-11-25")]
    [InlineData(null, "2026-11-20", "2026-11-01", "2026-11-20")]
    [InlineData("2026-11-21", "2026-11-20", null, "2026-11-21")]
    [InlineData("1970-01-01", "2026-11-20", null, "2026-11-20")]
    [InlineData("0001-01-01", null, null, "2026-11-25")]
    [InlineData("2099-01-01", null, null, "2026-11-25")]
    public void An_interview_ends_on_the_last_day_that_can_be_believed(string? completed, string? started, string? invited, string end)
    {
        var interview = People.Interview("i-1") with { CompletedAt = Day(completed), StartedAt = Day(started), InvitedAt = Day(invited) };
        var file = People.File("cand-1", interview);
        Assert.Equal(Day(end)!.Value.Date, RetentionFacts.EndOf(file.Interviews[0], file).Date);
    }

    [Fact]
    public void A_vendors_clock_that_is_ahead_counts_up_to_when_we_heard_of_it_however_often_the_file_changes()
    {
        var heard = TestStores.Start.AddDays(-9);
        var file = People.File("cand-1", People.Interview("i-1", at: TestStores.Start.AddYears(70)));
        file = file.With(file.Interviews[0] with
        {
            Parts =
            [
                People.Part("d-1", "i-1", 1, """{"status":"started"}""") with { FiledAt = heard.AddDays(-5) }, People.Part("d-2", "i-1", 2, """{"completedAt":"2096-11-25"}""") with { FiledAt = heard },
                People.Part("d-3", "i-1", 3, """{"completedAt":"2096-11-25"}""") with { FiledAt = heard.AddDays(5) },
            ],
        });
        Assert.Equal(heard, RetentionFacts.EndOf(file.Interviews[0], file));
    }

    [Fact]
    public void An_empty_cover_has_nothing_to_erase()
        => Assert.Empty(Policies.Stamp.Of(People.File("cand-1", People.Interview("i-1")).Without(Ids.InterviewId("canonical", "i-1")) with { MergedInto = "cand-2" }).Due);

    [Fact]
    public void A_class_is_named_only_while_the_file_has_data_of_it()
    {
        var interview = People.Interview("i-1") with { Media = [new() { MediaId = "med-1", Kind = MediaKind.Video }], Emotions = [new() { Label = "calm" }] };
        var file = People.File("cand-1", interview);
        Assert.Equal([DataClass.Transcript, DataClass.Emotions, DataClass.Identity, DataClass.WholeFile], HeldClasses.Of(file));

        var captured = file.With(file.Interviews[0] with { Parts = [People.Part("d-1", "i-1", 1, "{}")], SealedMedia = new Dictionary<string, Core.Media.Sealing.SealedReference> { ["med-1"] = null! } });
        Assert.Equal(Enum.GetValues<DataClass>(), HeldClasses.Of(captured));
        Assert.DoesNotContain(DataClass.RawDelivery, HeldClasses.Of(captured with { Retention = new() { RawErased = ["d-1"] } }));
    }

    [Fact]
    public async Task Every_change_of_a_file_stamps_it_anew_in_the_same_transaction()
    {
        await using var stores = new TestStores();
        await stores.Files.Save(Policies.Stamp.Of(People.File("cand-1", People.Interview("i-1"))), null, [], [], default);
        var change = new ChangeCandidateFile(stores.Files, Policies.Stamp, new SqliteMessageBus(stores.Local.Inbox, new QueueOptions(), stores.Clock), stores.Clock);
        var asked = stores.Clock.GetUtcNow();

        await change.Apply("cand-1", file => file with { Retention = file.Retention with { ErasureRequestedAt = asked } },
            new AuditEvent { Chain = "", Who = Caller.Hub("test"), Action = AuditAction.CaseOpened }, default);

        Assert.Equal([new DueDate(DataClass.WholeFile, asked, "PIPL-47")], (await stores.Files.Find("cand-1", default))!.File.Due);
    }

    private static DateTimeOffset? Day(string? day) => day is null ? null : new DateTimeOffset(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero);
}
