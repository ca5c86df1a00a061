using System.Text.Json;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Core.Records;
using HrHub.EmbeddedWorker.Queue;
using HrHub.Local.Stores;
using HrHub.Pipeline.Disputes;
using HrHub.Pipeline.Notices;
using HrHub.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HrHub.Tests.Disputes;

/// <summary>Who is told what of a dispute, and when.</summary>
public sealed class TendDisputesTests : IAsyncLifetime
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static readonly string Interview = Ids.InterviewId("canonical", "lin-1");
    private readonly TestStores _stores = new();
    private readonly List<(string Id, string Body)> _told = [];
    private readonly ServiceProvider _http = new ServiceCollection().AddHttpClient().BuildServiceProvider();
    private StubServer _hook = null!;
    private int _refusals;

    private SqliteDisputeIndex Index => new(_stores.Local.Records);

    public async Task InitializeAsync()
    {
        _hook = await StubServer.Start();
        _hook.On("/mail", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            if (_refusals-- > 0)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }
            _told.Add((context.Request.Headers["webhook-id"]!, body));
        });
        await _stores.Files.Save(People.File("cand-lin", People.Interview("lin-1")), null, [], [], default);
    }

    public async Task DisposeAsync()
    {
        await _hook.DisposeAsync();
        await _stores.DisposeAsync();
        await _http.DisposeAsync();
    }

    [Fact]
    public async Task The_specialist_is_told_at_once_and_reminded_before_and_at_the_due_time_each_once()
    {
        await Open();
        foreach (var hours in new[] { 0.0, 0.1, 23, 24, 25, 47, 48, 49, 72, 200 })
        {
            _stores.Clock.SetUtcNow(TestStores.Start.AddHours(hours));
            Assert.Equal(0, await Tend());
        }
        Assert.Equal(["dispute.assigned", "dispute.due-soon", "dispute.due"], _told.Select(notice => Type(notice.Body)));
        Assert.All(_told, notice => Assert.Equal("hr-1", JsonDocument.Parse(notice.Body).RootElement.GetProperty("to").GetString()));
        Assert.Equal(3, _told.Select(notice => notice.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_notice_holds_ids_and_times_only()
    {
        await Open();
        await Tend();
        var data = JsonDocument.Parse(Assert.Single(_told).Body).RootElement.GetProperty("data");
        Assert.Equal(["candidateId", "disputeId", "dueAt", "interviewId", "state"], data.EnumerateObject().Select(member => member.Name).Order());
    }

    [Fact]
    public async Task What_the_hook_did_not_take_goes_out_again_under_the_same_id()
    {
        await Open();
        _refusals = 2;
        Assert.Equal(1, await Tend());
        Assert.Equal(1, await Tend());
        Assert.Equal(0, await Tend());
        Assert.Equal(0, await Tend());
        Assert.Equal(Ids.NoticeId("dis-1", $"assigned.{TestStores.Start.ToUnixTimeMilliseconds()}"), Assert.Single(_told).Id);
    }

    [Fact]
    public async Task Who_was_away_until_it_was_due_hears_that_it_is_due_and_not_that_it_will_be()
    {
        await Open();
        await Tend();
        _stores.Clock.SetUtcNow(TestStores.Start.AddHours(50));
        await Tend();
        Assert.Equal(["dispute.assigned", "dispute.due"], _told.Select(notice => Type(notice.Body)));
    }

    [Fact]
    public async Task After_the_decision_nobody_is_reminded_and_whoever_opened_it_is_told()
    {
        await Open();
        await Tend();
        _stores.Clock.SetUtcNow(TestStores.Start.AddHours(1));
        await Change(interview => interview.With(interview.Dispute("dis-1")! with { State = DisputeState.Confirmed, DecidedAt = _stores.Clock.GetUtcNow(), Version = 2 }));
        foreach (var hours in new[] { 1, 24, 48, 72 })
        {
            _stores.Clock.SetUtcNow(TestStores.Start.AddHours(hours));
            await Tend();
        }
        Assert.Equal(["dispute.assigned", "dispute.decided"], _told.Select(notice => Type(notice.Body)));
        Assert.Equal("cand-lin", JsonDocument.Parse(_told[1].Body).RootElement.GetProperty("to").GetString());
    }

    [Fact]
    public async Task What_a_crash_left_between_file_and_index_is_made_good()
    {
        await Open();
        // Announced, decided in the file, and the process died before it told the index.
        await Index.Put((await Index.Find("dis-1", default))! with { IsUnsettled = true }, default);
        var file = (await _stores.Files.Find("cand-lin", default))!;
        var interview = file.File.Interviews.Single();
        await _stores.Files.Save(file.File.With(interview.With(interview.Dispute("dis-1")! with { State = DisputeState.Confirmed, DecidedAt = TestStores.Start, Version = 2 })) with { Version = 9 }, file.ETag, [], [], default);

        await Tend();

        var entry = (await Index.Find("dis-1", default))!;
        Assert.Equal((DisputeState.Confirmed, 2, false), (entry.State, entry.Version, entry.IsUnsettled));
        Assert.Equal("dispute.decided", Type(Assert.Single(_told).Body));
    }

    [Fact]
    public async Task An_announcement_that_never_became_a_dispute_goes_away_after_an_hour()
    {
        await Index.Put(DisputeEntry.Of("cand-lin", Interview, Dispute()) with { IsUnsettled = true }, default);
        await Tend();
        Assert.NotNull(await Index.Find("dis-1", default));
        _stores.Clock.SetUtcNow(TestStores.Start.AddHours(2));
        await Tend();
        Assert.Null(await Index.Find("dis-1", default));
        Assert.Empty(_told);
    }

    [Fact]
    public async Task Without_a_hook_nobody_is_told_and_nothing_waits()
    {
        await Open();
        Assert.Equal(0, await Tend(new NoticesOptions()));
        Assert.Single((await Index.Find("dis-1", default))!.Told);
    }

    [Fact]
    public void A_hook_without_a_secret_stops_the_start()
    {
        Assert.Empty(new NoticesOptions().Validate(new(new())));
        Assert.Single(new NoticesOptions { Url = "https://mail.example.com/hook" }.Validate(new(new())));
        Assert.Single(new NoticesOptions { Url = "mail", Secret = Secret }.Validate(new(new())));
        Assert.Empty(new NoticesOptions { Url = "https://mail.example.com/hook", Secret = Secret }.Validate(new(new())));
    }

    private async Task Open()
    {
        var entry = DisputeEntry.Of("cand-lin", Interview, Dispute());
        await Changing().Apply(entry, (_, interview) => interview.With(Dispute()), Happened(), default);
    }

    private async Task Change(Func<InterviewFile, InterviewFile> change) => await Changing().Apply((await Index.Find("dis-1", default))!, (_, interview) => change(interview), Happened(), default);

    private ChangeDispute Changing() => new(Index, new ChangeCandidateFile(_stores.Files, Policies.Stamp, new SqliteMessageBus(_stores.Local.Inbox, new QueueOptions(), _stores.Clock), _stores.Clock));

    private Task<int> Tend(NoticesOptions? options = null) => new TendDisputes(Index, new FindDispute(Index, _stores.Files, _stores.Index),
        new PostNotice(_http.GetRequiredService<IHttpClientFactory>(), Options.Create(options ?? new NoticesOptions { Url = new Uri(_hook.Address, "/mail").ToString(), Secret = Secret }), _stores.Clock, NullLogger<PostNotice>.Instance),
        _stores.Clock).Handle(default);

    private static string Type(string body) => JsonDocument.Parse(body).RootElement.GetProperty("type").GetString()!;

    private static AuditEvent Happened() => new() { Chain = "cand-lin", Who = Caller.Hub("test"), Action = AuditAction.DisputeOpened, Record = "dis-1" };

    private static Dispute Dispute() => new()
    {
        DisputeId = "dis-1", Field = "overall", Reason = "Too low.", OpenedBy = "cand-lin", OpenedAs = Role.Candidate, OpenedAt = TestStores.Start, Assignee = "hr-1", AssignedAt = TestStores.Start,
        RemindAt = TestStores.Start.AddHours(24), DueAt = TestStores.Start.AddHours(48),
    };
}
