using System.Net;
using System.Text.Json;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.IntegrationTests.Persons;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Candidates;

/// <summary>What happened to a person's file, in words, over HTTP.</summary>
public sealed class HistoryTests : IAsyncLifetime
{
    private const string Lin = $"candidates/{PersonsWorld.Lin}";
    private static readonly string First = Ids.InterviewId("canonical", "lin-1");
    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    private string Hr => _world.Provider.Token("hr", "hr-1");

    private string Candidate => _world.TokenOf(PersonsWorld.Lin);

    [Fact]
    public async Task What_was_done_to_a_file_is_told_newest_first_in_both_languages()
    {
        await Dispute("corrected", "score", 80);
        await Do(Hr, "PATCH", $"{Lin}/interviews/{First}/texts", """{"texts":[{"field":"transcript[0].text","value":"我带过六个人的团队。"}],"why":"heard again"}""");
        await Do(Hr, "POST", $"{Lin}/stage", """{"to":"human-interview"}""");
        await Do(Hr, "PUT", $"{Lin}/interviews/{First}/tags", """{"tags":["储备人才"]}""");
        await Do(Hr, "POST", $"{Lin}/comments", """{"text":"Speaks well."}""");
        await Do(_world.Compliance, "POST", $"{Lin}/holds", """{"why":"Proceedings 2026-17"}""");

        var english = await Read(Hr, "lang=en");
        Assert.Equal(["holdPlaced", "commentAdded", "tagged", "stageMoved", "textCorrected", "disputeDecided", "disputeOpened"], Kinds(english));
        Assert.Equal(english.Select(At).OrderDescending(), english.Select(At));
        Assert.Equal(("Dispute decided: the overall score was corrected from 82 to 80: Counted again.", "82", "80", "hr-1", First), Told(english, "disputeDecided"));
        Assert.Equal(("Moved from the stage “AI interview” to “human interview”", "ai-interview", "human-interview", "hr-1", null), Told(english, "stageMoved"));
        Assert.Equal(("The passage 1 of the transcript was corrected: heard again", "我带过五个人的团队，把存款做到了三千万。", "我带过六个人的团队。", "hr-1", First), Told(english, "textCorrected"));
        var chinese = await Read(Hr, "lang=zh");
        Assert.Equal("异议成立，总分由 82 更正为 80：Counted again.", Told(chinese, "disputeDecided").Text);
        Assert.Equal("阶段由“AI 面试”变更为“人工面试”", Told(chinese, "stageMoved").Text);
        Assert.All(chinese, entry => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", entry.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task What_a_dispute_confirmed_is_told_with_its_reason()
    {
        await Dispute("confirmed", null, null);
        Assert.Equal("Dispute decided: the overall score was confirmed, because: Counted again.", Told(await Read(Hr, "lang=en"), "disputeDecided").Text);
        Assert.Equal("异议不成立，总分维持不变，因为：Counted again.", Told(await Read(Hr, "lang=zh"), "disputeDecided").Text);
    }

    [Fact]
    public async Task A_person_reads_the_own_history_without_who_of_the_staff_did_it_and_without_what_is_not_the_persons()
    {
        await Dispute("corrected", "score", 80);
        await Do(Hr, "POST", $"{Lin}/stage", """{"to":"human-interview"}""");
        await Do(Hr, "POST", $"{Lin}/stage", """{"to":"ai-interview","why":"one more talk"}""");
        await Do(Hr, "POST", $"{Lin}/comments", """{"text":"Speaks well."}""");
        await Do(_world.Compliance, "POST", $"{Lin}/holds", """{"why":"Proceedings 2026-17"}""");
        await Do(_world.Provider.Token("interviewer", "int-5"), "POST", $"{Lin}/interviews/{First}/disputes", """{"field":"transcript[0].text","reason":"That was somebody else."}""");

        var told = await Read(Candidate, "lang=en");
        Assert.Equal(["stageMoved", "stageMoved", "disputeDecided", "disputeOpened"], Kinds(told));
        Assert.Equal([null, null, null, PersonsWorld.Lin], told.Select(entry => Text(entry, "who")));
        Assert.DoesNotContain("hr-1", JsonSerializer.Serialize(told), StringComparison.Ordinal);
        Assert.DoesNotContain("one more talk", JsonSerializer.Serialize(told), StringComparison.Ordinal);
        Assert.Contains("Counted again", Told(told, "disputeDecided").Text, StringComparison.Ordinal);
        using var revisions = await _world.Hub.Call(Candidate, "GET", $"{Lin}/interviews/{First}/revisions");
        Assert.DoesNotContain("hr-1", await revisions.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var foreign = await _world.Hub.Call(Candidate, "GET", $"candidates/{PersonsWorld.Ada}/history");
        await PersonsWorld.IsProblem(foreign, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Who_looked_at_the_file_is_told_to_those_who_may_read_the_trail_and_they_read_no_values()
    {
        await Dispute("corrected", "score", 80);
        (await _world.Hub.Call(_world.Provider.Token("interviewer", "int-5"), "GET", $"{Lin}/interviews/{First}/transcript")).Dispose();
        (await _world.Hub.Call(_world.Provider.Token("interviewer", "int-5"), "GET", $"{Lin}/national-id")).Dispose();
        using (var report = await _world.Hub.Call(Hr, "GET", $"{Lin}/report")) await report.Content.ReadAsByteArrayAsync();
        (await _world.Hub.Call(Hr, "GET", "search")).Dispose();

        var told = await Read(_world.Compliance, "lang=en");
        Assert.Equal(("As interviewer read the transcript", null, null, "int-5", First), Told(told, "read", "int-5"));
        Assert.Equal("As interviewer was refused: the whole ID number (forbidden)", Told(told, "refused", "int-5").Text);
        Assert.Equal("As hr exported the report", Told(told, "exported", "hr-1").Text);
        Assert.Equal("As hr saw in a list: a search", Told(told, "listed", "hr-1").Text);
        Assert.Equal(("Dispute decided: the overall score was corrected", null, null, "hr-1", First), Told(told, "disputeDecided"));
        foreach (var word in (string[])["Too low", "Counted again", "\"80\"", "\"82\""]) Assert.DoesNotContain(word, JsonSerializer.Serialize(told), StringComparison.Ordinal);
        Assert.DoesNotContain(await Read(Hr, "lang=en"), entry => Text(entry, "kind") is "read" or "refused" or "exported" or "listed");
    }

    [Fact]
    public async Task What_is_out_of_sight_or_not_for_the_stage_is_not_told()
    {
        var file = await _world.File(PersonsWorld.Lin);
        var part = People.Part("d-9", "lin-2", 1, "{}") with { Effect = PartEffect.Provisional, FiledAt = TestStores.Start };
        await _world.Save(file.With(new InterviewFile { Interview = People.Interview("lin-2") with { Department = "HQ/Beijing" }, Parts = [part], Folder = "" }));
        await Do(Hr, "POST", $"{Lin}/stage", """{"to":"human-interview"}""");
        await Do(Hr, "POST", $"{Lin}/stage", """{"to":"background-check"}""");
        await Do(Hr, "POST", $"{Lin}/materials?purpose=backgroundCheck", "%PDF-1.7 a check");
        var second = Ids.InterviewId("canonical", "lin-2");

        Assert.Equal(["materialAdded", "stageMoved", "stageMoved", "delivery"], Kinds(await Read(Hr, "lang=en")));
        Assert.Equal(("canonical sent “test”: a provisional result", null, "provisional", null, second), Told(await Read(Hr, "lang=en"), "delivery"));
        var head = _world.Provider.Token("department-head", "head-1", change: token => token.Claims["departments"] = "HQ/Shanghai");
        Assert.Equal(["stageMoved", "stageMoved"], Kinds(await Read(head, "lang=en")));
        using var hidden = await _world.Hub.Call(head, "GET", $"{Lin}/history?interview={second}");
        await PersonsWorld.IsProblem(hidden, HttpStatusCode.NotFound, "not-found");

        // Whoever is moved back is seen as at that stage.
        await Do(Hr, "POST", $"{Lin}/stage", """{"to":"resume","why":"again from the start"}""");
        Assert.DoesNotContain("materialAdded", Kinds(await Read(Hr, "lang=en")));
    }

    [Fact]
    public async Task What_was_erased_is_said_as_erased_and_not_shown()
    {
        await Do(Hr, "PATCH", $"{Lin}/interviews/{First}/texts", """{"texts":[{"field":"transcript[0].text","value":"MARK-NEW-TEXT"}]}""");
        Assert.NotNull((await _world.Hub.Hub.Pipeline.GetRequiredService<EraseClass>().Handle(PersonsWorld.Lin, DataClass.Transcript, "PIPL-3Y", Caller.Hub("test"), default)).Value);

        var told = await Read(Hr, "lang=en");
        Assert.Equal(["erased", "textCorrected"], Kinds(told));
        Assert.Equal(("Erased: the transcript", null, "transcript", null, null), Told(told, "erased"));
        Assert.Equal(("A text was corrected (the content has been erased)", null, null, "hr-1", First), Told(told, "textCorrected"));
        Assert.DoesNotContain("MARK-NEW-TEXT", JsonSerializer.Serialize(told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_the_whole_list_whatever_happens_meanwhile()
    {
        foreach (var tag in (string[])["a", "b", "c", "d", "e"]) await Do(Hr, "PUT", $"{Lin}/interviews/{First}/tags", JsonSerializer.Serialize(new { tags = new[] { tag } }));
        await Do(Hr, "POST", $"{Lin}/stage", """{"to":"human-interview"}""");
        var whole = (await Read(Hr, "lang=en")).Select(At).ToList();

        var (paged, cursor) = (new List<DateTimeOffset>(), "");
        do
        {
            using var answer = await _world.Hub.Call(Hr, "GET", $"{Lin}/history?size=2&lang=en{cursor}");
            var page = await PersonsWorld.Body(answer);
            paged.AddRange(page.GetProperty("entries").EnumerateArray().Select(At));
            cursor = page.TryGetProperty("nextCursor", out var next) ? $"&cursor={next.GetString()}" : null;
            await Do(Hr, "POST", $"{Lin}/comments", """{"text":"Meanwhile."}""");
        }
        while (cursor is not null);
        Assert.Equal((6, 6), (whole.Count, paged.Count));
        Assert.Equal(whole, paged);
        Assert.Equal(["stageMoved"], Kinds(await Read(Hr, "kind=stageMoved&kind=hired")));
        Assert.Equal(["tagged", "tagged"], Kinds(await Read(Hr, $"interview={First}&size=2")));
    }

    [Theory]
    [InlineData("kind=everything", "kind")]
    [InlineData("kind=", "kind")]
    [InlineData("size=0", "size")]
    [InlineData("size=%2B5", "size")]
    [InlineData("size=1&size=2", "size")]
    [InlineData("cursor=abc", "cursor")]
    [InlineData("lang=fr", "lang")]
    [InlineData("page=2", "page")]
    public async Task A_wrong_parameter_is_named(string query, string field)
    {
        using var answer = await _world.Hub.Call(Hr, "GET", $"{Lin}/history?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
    }

    private async Task Dispute(string decision, string? of, int? value)
    {
        using var opened = await _world.Hub.Call(Candidate, "POST", $"{Lin}/interviews/{First}/disputes", """{"field":"overall","reason":"Too low."}""");
        var body = new Dictionary<string, object> { ["decision"] = decision, ["explanation"] = "Counted again." };
        if (of is not null) body[of] = value!;
        await Do(Hr, "POST", $"disputes/{(await PersonsWorld.Body(opened)).GetProperty("disputeId").GetString()}/decision", JsonSerializer.Serialize(body));
    }

    private async Task Do(string token, string method, string path, string json)
    {
        using var answer = await _world.Hub.Call(token, method, path, json);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task<IReadOnlyList<JsonElement>> Read(string token, string query)
    {
        using var answer = await _world.Hub.Call(token, "GET", $"{Lin}/history?{query}");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return [.. (await PersonsWorld.Body(answer)).GetProperty("entries").EnumerateArray()];
    }

    private static IEnumerable<string?> Kinds(IEnumerable<JsonElement> entries) => entries.Select(entry => Text(entry, "kind"));

    private static (string? Text, string? From, string? To, string? Who, string? Interview) Told(IEnumerable<JsonElement> entries, string kind, string? who = null)
    {
        var entry = Assert.Single(entries, one => Text(one, "kind") == kind && (who is null || Text(one, "who") == who));
        return (Text(entry, "text"), Text(entry, "from"), Text(entry, "to"), Text(entry, "who"), Text(entry, "interviewId"));
    }

    private static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static DateTimeOffset At(JsonElement entry) => entry.GetProperty("at").GetDateTimeOffset();
}
