using System.Net;
using HrHub.Core.Audit;
using HrHub.IntegrationTests.Persons;
using UglyToad.PdfPig;

namespace HrHub.IntegrationTests.Exports;

/// <summary>A person's report over HTTP, read by another library.</summary>
public sealed class TakeReportTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Theory]
    [InlineData("zh", "候选人评估报告")]
    [InlineData("en", "Candidate report")]
    public async Task It_says_who_the_person_is_and_who_took_it_and_is_on_the_persons_trail(string language, string title)
    {
        using var answer = await _world.Hub.Call(_world.Provider.Token("hr", "hr-7"), "GET", $"candidates/{PersonsWorld.Lin}/report?lang={language}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        using var document = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        var text = string.Concat(document.GetPages().Select(page => page.Text));
        foreach (var expected in new[] { title, "林小雨", "990***********0018", "客户经理", "我带过五个人的团队，把存款做到了三千万。", "hr-7" }) Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain("990101199902290018", text, StringComparison.Ordinal);
        Assert.Equal("hr-7", document.Information.Author);

        var entry = Assert.Single(await _world.Trail(PersonsWorld.Lin), happened => happened is { Action: AuditAction.Exported, FieldClass: "report" });
        Assert.Equal("hr-7", entry.Who.Id);
    }

    [Fact]
    public async Task A_candidate_takes_the_own_report_and_nobody_elses()
    {
        using var own = await _world.Hub.Call(_world.TokenOf(PersonsWorld.Lin), "GET", $"candidates/{PersonsWorld.Lin}/report");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        using var other = await _world.Hub.Call(_world.TokenOf(PersonsWorld.Lin), "GET", $"candidates/{PersonsWorld.Ada}/report");
        await PersonsWorld.IsProblem(other, HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("lang=fr", "lang")]
    [InlineData("size=1", "size")]
    public async Task A_wrong_request_is_told_its_field(string query, string field)
    {
        using var answer = await _world.Hub.Call(_world.Provider.Token("hr"), "GET", $"candidates/{PersonsWorld.Lin}/report?{query}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(field, (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
    }
}
