using System.Net;
using System.Text;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Invitations;

/// <summary>What HR looks at day by day: who was invited, how far they are, and a mail that is sent once more.</summary>
public sealed class InvitationListTests : IAsyncLifetime
{
    private InvitationWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await InvitationWorld.Start();
        await _world.Model();
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_batch_is_listed_newest_first_filtered_and_counted_without_links()
    {
        await _world.Settled(await _world.InvitePerson("""{"name":"楚云","email":"chu.yun@example.com"}"""));
        foreach (var (name, batch) in ((string, string)[])[("秦明", "2027-spring"), ("陆远", "2027-spring"), ("苏星", "2026-autumn")])
            await _world.Settled(await _world.InvitePerson($$"""{"name":"{{name}}","email":"{{Convert.ToHexString(Encoding.UTF8.GetBytes(name))}}@example.com"}""", $"\"vendor\":\"nobody\",\"positionCode\":\"RM-01\",\"batch\":\"{batch}\""));

        var all = await _world.Read("invitations?batch=2027-spring");
        Assert.Equal(["陆远", "秦明", "楚云"], Names(all));
        Assert.Equal("""{"notMade":2,"notStarted":1}""", Sorted(all.GetProperty("counts")));
        Assert.DoesNotContain(InvitationWorld.Link, all.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["楚云"], Names(await _world.Read("invitations?batch=2027-spring&progress=notStarted&vendor=ribbon&position=RM-01")));
        Assert.Equal("unknown-vendor", (await _world.Read("invitations?progress=notMade&size=1")).GetProperty("invitations")[0].GetProperty("because").GetString());

        var (seen, cursor) = (new List<string?>(), "");
        while (true)
        {
            var page = await _world.Read($"invitations?size=1{cursor}");
            seen.AddRange(Names(page));
            Assert.Equal(cursor.Length == 0, page.TryGetProperty("counts", out _));
            if (!page.TryGetProperty("nextCursor", out var next)) break;
            cursor = $"&cursor={next.GetString()}";
        }
        Assert.Equal(["苏星", "陆远", "秦明", "楚云"], seen);
        Assert.Equal(4, (await _world.Persons.Trail(AuditEvent.HubChain)).Last(happened => happened is { Action: AuditAction.Listed, FieldClass: "invitations", Shown.Count: > 0 }).Shown!.Count + 3);
    }

    [Theory]
    [InlineData("progress=begun", "progress")]
    [InlineData("size=0", "size")]
    [InlineData("size=201", "size")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("name=%E6%9E%97", "name")]
    public async Task What_is_wrong_is_named(string query, string field) => Assert.Equal(field, (await _world.Send("GET", $"invitations?{query}", HttpStatusCode.BadRequest)).GetProperty("field").GetString());

    [Fact]
    public async Task Whoever_asked_to_be_left_alone_is_not_listed()
    {
        await _world.Settled(await _world.Invite());
        var file = await _world.Persons.File(PersonsWorld.Lin);
        await _world.Persons.Save(file with { Retention = file.Retention with { Restricted = true } });
        Assert.Empty(Names(await _world.Read("invitations")));
    }

    [Fact]
    public async Task A_mail_is_sent_once_more_when_HR_asks_and_stands_on_record()
    {
        var made = await _world.Settled(await _world.Invite(sendMail: false));
        Assert.Empty(_world.Mail.Got);
        for (var number = 0; number < 2; number++)
        {
            await _world.Send("POST", $"{InvitationWorld.AddressOf(made)}/mail", HttpStatusCode.Accepted);
            await _world.Persons.Hub.Idle();
            Assert.Equal(number + 1, (await _world.Read(InvitationWorld.AddressOf(made))).GetProperty("mails").GetArrayLength());
        }
        Assert.Equal([("invitation.made", 0), ("invitation.reminder", 1)], _world.Mail.Got.Select(told => JsonDocument.Parse(told.Body).RootElement).Select(body => (body.GetProperty("type").GetString(), body.GetProperty("data").GetProperty("number").GetInt32())));
        Assert.Equal(2, (await _world.Persons.Trail(PersonsWorld.Lin)).Count(happened => happened is { Action: AuditAction.MailOrdered, Allowed: true }));
    }

    [Fact]
    public async Task The_same_request_for_a_mail_is_one_mail()
    {
        var made = await _world.Settled(await _world.Invite(sendMail: false));
        foreach (var _ in (int[])[1, 2]) await _world.Send("POST", $"{InvitationWorld.AddressOf(made)}/mail", HttpStatusCode.Accepted, key: "mail-0001");
        await _world.Persons.Hub.Idle();
        Assert.Single(_world.Mail.Got);
    }

    [Fact]
    public async Task Without_a_link_or_an_address_no_mail_is_ordered()
    {
        var failed = await _world.Settled(await _world.Invite("nobody"));
        Assert.Equal("urn:hrhub:no-link", (await _world.Send("POST", $"{InvitationWorld.AddressOf(failed)}/mail", HttpStatusCode.Conflict)).GetProperty("type").GetString());
        var noAddress = await _world.Settled(await _world.InvitePerson("""{"name":"楚云","phone":"+86 120 0000 0001"}"""));
        Assert.Equal("urn:hrhub:no-address", (await _world.Send("POST", $"{InvitationWorld.AddressOf(noAddress)}/mail", HttpStatusCode.Conflict)).GetProperty("type").GetString());
        Assert.Empty(_world.Mail.Got);
    }

    private static IReadOnlyList<string?> Names(JsonElement page) => [.. page.GetProperty("invitations").EnumerateArray().Select(one => one.GetProperty("name").GetString())];

    private static string Sorted(JsonElement counts) => JsonSerializer.Serialize(new SortedDictionary<string, long>(counts.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetInt64()), StringComparer.Ordinal));
}
