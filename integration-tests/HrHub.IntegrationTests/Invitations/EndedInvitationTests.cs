using System.Net;
using System.Text;
using System.Text.Json;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Invitations;
using HrHub.IntegrationTests.Persons;
using HrHub.IntegrationTests.VendorApis;
using HrHub.Pipeline.Invitations;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using Microsoft.AspNetCore.Http;

namespace HrHub.IntegrationTests.Invitations;

/// <summary>Invitations that are called off, run out, or whose person is erased: the link is forgotten, and the vendor is asked to let go.</summary>
public sealed class EndedInvitationTests : IAsyncLifetime
{
    private const string Chu = """{"name":"楚云","email":"chu.yun@example.com"}""", Terms = "\"vendor\":\"canonical\",\"positionCode\":\"RM-01\",\"batch\":\"2027-spring\"";
    private readonly TempFolder _folder = new();
    private ApiStub _vendor = null!;
    private InvitationWorld? _world;

    public async Task InitializeAsync()
    {
        _vendor = await ApiStub.Start();
        _vendor.On("POST /sessions", $$"""{"id":"s-1","link":"{{SessionVendor.Link}}"}""").On("DELETE /sessions/s-1", 204);
    }

    public async Task DisposeAsync()
    {
        if (_world is not null) await _world.DisposeAsync();
        await _vendor.DisposeAsync();
        _folder.Dispose();
    }

    private InvitationWorld World => _world!;

    private async Task Start(string? closing) => _world = await InvitationWorld.Start(SessionVendor.Profile(_folder.File("profiles"), _vendor.Address, closing));

    [Theory]
    [InlineData("cancel")]
    [InlineData("erase")]
    public async Task What_is_called_off_has_no_link_any_more_and_the_vendor_closes_it(string closing)
    {
        await Start(closing);
        var made = await Made();
        Assert.Equal(SessionVendor.Link, Text(made, "link"));
        await World.Send("DELETE", InvitationWorld.AddressOf(made), HttpStatusCode.Accepted);
        await World.Send("DELETE", InvitationWorld.AddressOf(made), HttpStatusCode.Accepted);
        await World.Persons.Hub.Idle();

        var ended = await World.Read(InvitationWorld.AddressOf(made));
        Assert.Equal(("ended", "called-off", "cancelled", null, null), (Text(ended, "state"), Text(ended, "because"), Text(ended, "progress"), Text(ended, "link"), Text(ended, "notRevoked")));
        Assert.True(ended.TryGetProperty("revokedAt", out _));
        Assert.Equal(1, Closed);
        Assert.Equal(InterviewStatus.Cancelled, (await World.Persons.File(Text(made, "candidateId")!)).Interviews.Single().Interview.Status);
        Assert.Contains(await World.Persons.Trail(Text(made, "candidateId")!), happened => happened is { Action: AuditAction.InvitationEnded, Why: "called-off", Who.Role: Role.Hr });
        await World.Send("POST", $"{InvitationWorld.AddressOf(made)}/mail", HttpStatusCode.Conflict);
        var history = (await World.Read($"candidates/{Text(made, "candidateId")}/history")).GetRawText();
        Assert.True(history.Contains("invitationEnded", StringComparison.Ordinal) && history.Contains("invitationRevoked", StringComparison.Ordinal), history);
        // The same person can be invited to the same again.
        Assert.NotEqual(Text(made, "invitationId"), Text(await World.InvitePerson(Chu, Terms), "invitationId"));
    }

    [Fact]
    public async Task A_vendor_that_names_no_call_or_does_not_do_it_is_told_of()
    {
        await Start(null);
        var made = await Made();
        await World.Send("DELETE", InvitationWorld.AddressOf(made), HttpStatusCode.Accepted);
        await World.Persons.Hub.Idle();
        Assert.Equal("no-call", Text(await World.Read(InvitationWorld.AddressOf(made)), "notRevoked"));
    }

    [Fact]
    public async Task A_vendor_that_is_busy_is_asked_again_and_one_that_refuses_is_told_of()
    {
        await Start("cancel");
        var tries = 0;
        _vendor.On("DELETE /sessions/s-1", http =>
        {
            http.Response.StatusCode = ++tries == 1 ? 503 : 403;
            return Task.CompletedTask;
        });
        var made = await Made();
        await World.Send("DELETE", InvitationWorld.AddressOf(made), HttpStatusCode.Accepted);
        await Eventually.Holds(async () => Text(await World.Read(InvitationWorld.AddressOf(made)), "notRevoked") == "credentials", seconds: 30);
        Assert.Equal(2, Closed);
    }

    [Fact]
    public async Task An_interview_that_has_begun_is_not_called_off()
    {
        await Start("cancel");
        var made = await Made();
        await Begin();
        Assert.Equal("urn:hrhub:interview-begun", Text(await World.Send("DELETE", InvitationWorld.AddressOf(made), HttpStatusCode.Conflict), "type"));
        Assert.Equal((0, "started"), (Closed, Text(await World.Read(InvitationWorld.AddressOf(made)), "progress")));
        await World.Send("DELETE", $"candidates/{Text(made, "candidateId")}/invitations/inv-none", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_called_off_while_the_vendor_makes_it_is_taken_back_as_soon_as_its_id_is_known()
    {
        await Start("cancel");
        var (asked, goOn) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Answering(asked, goOn);
        var invited = await World.InvitePerson(Chu, Terms);
        await asked.Task;
        await World.Send("DELETE", InvitationWorld.AddressOf(invited), HttpStatusCode.Accepted);
        goOn.SetResult();
        await Eventually.Holds(async () => (await World.Read(InvitationWorld.AddressOf(invited))).TryGetProperty("revokedAt", out _), seconds: 30);
        Assert.Null(Text(await World.Read(InvitationWorld.AddressOf(invited)), "link"));
        // Whoever called it off and whoever made it may both come to ask: closing twice is closing once.
        Assert.InRange(Closed, 1, 2);
    }

    [Fact]
    public async Task What_the_vendor_tells_before_its_answer_is_there_and_without_a_name_lands_in_the_file_of_whoever_was_invited()
    {
        await Start(null);
        var (asked, goOn) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Answering(asked, goOn);
        var invited = await World.InvitePerson(Chu, Terms);
        await asked.Task;
        using (var taken = await World.Persons.Hub.Deliver("canonical", Started())) Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        await Eventually.Holds(async () => (await World.Persons.Hub.Files.Search(new() { Vendor = "canonical", Status = "started" }, default)).Hits.Count == 1, seconds: 30);
        goOn.SetResult();
        await World.Settled(invited);

        var file = await World.Persons.File(Text(invited, "candidateId")!);
        Assert.Equal(("楚云", 1, "started"), (file.Identity.Name, file.Interviews.Count, Text(await World.Read(InvitationWorld.AddressOf(invited)), "progress")));
        Assert.Equal(file.CandidateId, Assert.Single((await World.Persons.Hub.Files.Search(new() { Vendor = "canonical", Status = "started" }, default)).Hits).CandidateId);
    }

    [Fact]
    public async Task A_link_whose_time_has_run_out_is_taken_back_unless_somebody_has_begun()
    {
        await Start("cancel");
        var made = await Made($"{Terms},\"validDays\":3");
        Assert.Equal(3, (made.GetProperty("expiresAt").GetDateTimeOffset() - made.GetProperty("madeAt").GetDateTimeOffset()).TotalDays);
        await Expire();
        Assert.Equal("made", Text(await World.Read(InvitationWorld.AddressOf(made)), "state"));

        await Later(made, 4);
        await Expire();
        var ended = await World.Read(InvitationWorld.AddressOf(made));
        Assert.Equal(("ended", "expired", "expired", null, 1), (Text(ended, "state"), Text(ended, "because"), Text(ended, "progress"), Text(ended, "link"), Closed));
        Assert.Equal(InterviewStatus.Abandoned, (await World.Persons.File(Text(made, "candidateId")!)).Interviews.Single().Interview.Status);
    }

    [Fact]
    public async Task An_invitation_whose_message_got_lost_in_a_crash_is_made_in_the_end()
    {
        await Start("cancel");
        // As a crash leaves it between the file and the queue.
        var asked = new Invitation { InvitationId = "inv-lost", Vendor = SessionVendor.Name, PositionCode = "RM-01", RequestedBy = "hr-1", RequestedAt = DateTimeOffset.UtcNow.AddDays(-3) };
        await World.Persons.Save((await World.Persons.File(PersonsWorld.Lin)).With(asked));
        await World.Pipeline<TrackInvitations>().Handle(await World.Persons.File(PersonsWorld.Lin), "inv-lost", default);
        await Expire();
        Assert.Equal("made", Text(await World.Read($"{InvitationWorld.Route}/inv-lost"), "state"));
    }

    [Fact]
    public async Task Whoever_has_begun_has_all_the_time()
    {
        await Start("cancel");
        var made = await Made();
        await Begin();
        await Later(made, 400);
        await Expire();
        Assert.Equal(("made", 0), (Text(await World.Read(InvitationWorld.AddressOf(made)), "state"), Closed));
    }

    [Fact]
    public async Task An_erasure_asks_the_vendor_for_what_was_made_and_is_not_filed_yet()
    {
        await Start("erase");
        var made = await Made();
        // As a crash leaves it between the vendor's answer and the filing of the interview.
        var file = await World.Persons.File(Text(made, "candidateId")!);
        await World.Persons.Save(file.Without(file.Interviews.Single().Interview.InterviewId));

        var certificate = (await World.Pipeline<EraseCandidate>().Handle(file.CandidateId, "test", Caller.Hub("test"), default)).Value!;
        var notice = certificate.Neighbours.Single(neighbour => neighbour.Kind is NeighbourKind.Vendor);
        Assert.Equal(("canonical", Ids.InterviewId("canonical", "s-1"), true, 1), (notice.Name, notice.Subject, notice.ConfirmedAt is not null, Closed));

        // What the vendor tells of it comes late: nobody gets a file anew.
        await Begin();
        Assert.Equal(file.CandidateId, await World.Pipeline<IErasures>().ErasedOwner(Ids.InterviewId("canonical", "s-1"), default));
        Assert.Empty((await World.Persons.Hub.Files.Search(new() { Vendor = "canonical", Status = "started" }, default)).Hits);
        Assert.Empty((await World.Read("invitations")).GetProperty("invitations").EnumerateArray());
    }

    [Fact]
    public async Task What_a_vendor_makes_while_the_person_is_erased_is_erased_there_and_stands_in_the_certificate()
    {
        await Start("erase");
        var (asked, goOn) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Answering(asked, goOn);
        var candidate = Text(await World.InvitePerson(Chu, Terms), "candidateId")!;
        await asked.Task;
        var first = (await World.Pipeline<EraseCandidate>().Handle(candidate, "test", Caller.Hub("test"), default)).Value!;
        Assert.Equal(Notice.NoId, first.Neighbours.Single(neighbour => neighbour.Kind is NeighbourKind.Vendor).Note);

        goOn.SetResult();
        // Its message is erased with the person, so the queue says nothing of it.
        await Eventually.Holds(async () => (await World.Pipeline<IErasures>().Notices(first.ErasureId, default)).Count(notice => notice.Kind is NeighbourKind.Vendor) == 2, seconds: 30);
        await World.Pipeline<FinishErasures>().Handle(default);
        var certificate = (await World.Pipeline<ICertificates>().Find(first.ErasureId, default))!;
        Assert.Contains(certificate.Neighbours, neighbour => neighbour.Subject == Ids.InterviewId("canonical", "s-1") && neighbour.ConfirmedAt is not null);
        Assert.Equal((2, 1), (certificate.Revision, Closed));
    }

    private int Closed => _vendor.Requests.Count(request => request.Method == "DELETE");

    private async Task<JsonElement> Made(string terms = Terms) => await World.Settled(await World.InvitePerson(Chu, terms));

    private void Answering(TaskCompletionSource asked, TaskCompletionSource goOn) => _vendor.On("POST /sessions", async http =>
    {
        asked.TrySetResult();
        await goOn.Task;
        await http.Response.WriteAsync($$"""{"id":"s-1","link":"{{SessionVendor.Link}}"}""");
    });

    /// <summary>The vendor tells that the interview has begun.</summary>
    private async Task Begin()
    {
        using var taken = await World.Persons.Hub.Deliver("canonical", Started());
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        await World.Persons.Hub.Idle();
    }

    private static byte[] Started() => Encoding.UTF8.GetBytes($$"""{"vendorInterviewId":"s-1","status":"started","startedAt":"{{DateTimeOffset.UtcNow:O}}"}""");

    private async Task Expire()
    {
        await World.Pipeline<ExpireInvitations>().Handle(default);
        await World.Persons.Hub.Idle();
    }

    /// <summary>As if the link had been made so many days earlier.</summary>
    private async Task Later(JsonElement made, int days)
    {
        var file = await World.Persons.File(Text(made, "candidateId")!);
        await World.Persons.Save(file.WithInvitations([.. file.Invitations.Select(one => one with { ExpiresAt = one.ExpiresAt?.AddDays(-days) })]));
        await World.Pipeline<TrackInvitations>().Handle(await World.Persons.File(file.CandidateId), Text(made, "invitationId")!, default);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
