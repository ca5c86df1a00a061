using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Disputes;

/// <summary>What a correction of one score means for the overall score, over HTTP.</summary>
public sealed class OverallScoreTests : IAsyncLifetime
{
    private static readonly string Interview = Ids.InterviewId("canonical", "lin-1");
    private PersonsWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await PersonsWorld.Start();
        var file = await _world.File(PersonsWorld.Lin);
        await _world.Save(file.With(file.Interviews.Single() with { Interview = file.Interviews.Single().Interview with { Dimensions = [Scored("logic", "逻辑思维", 70), Scored("speech", "表达能力", 60)] } }));
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task A_corrected_dimension_leaves_the_overall_score_the_vendors_and_says_so_until_that_is_corrected_too()
    {
        using var first = await Decide(await Open("dimensions[logic].score", "Too low."), """{"decision":"corrected","explanation":"Counted again.","score":90}""");
        var decided = await PersonsWorld.Body(first);
        Assert.Equal(["总分由供应商在更正之前给出，未随更正重新计算。", "The vendor gave the overall score before a score was corrected; it has not been recomputed."],
            ((string[])["zh", "en"]).Select(language => decided.GetProperty("overallNote").GetProperty(language).GetString()));
        Assert.Equal(82, (await _world.File(PersonsWorld.Lin)).Interviews.Single().Interview.Overall!.Value);
        Assert.True((await Detail()).GetProperty("overallPredatesCorrection").GetBoolean());
        Assert.True((await Detail()).TryGetProperty("overallNote", out _));

        using var second = await Decide(await Open("dimensions[speech].score", "Too low."), """{"decision":"corrected","explanation":"Heard again.","score":80,"overall":88}""");
        var both = await PersonsWorld.Body(second);
        Assert.Equal((60, 80, 82, 88), (both.GetProperty("correctedFrom").GetInt32(), both.GetProperty("correctedTo").GetInt32(), both.GetProperty("overallFrom").GetInt32(), both.GetProperty("overallTo").GetInt32()));
        Assert.False(both.TryGetProperty("overallNote", out _));
        var interview = (await _world.File(PersonsWorld.Lin)).Interviews.Single();
        Assert.Equal((88, "82"), (interview.Interview.Overall!.Value, interview.Interview.Overall.Original));
        Assert.Equal(["dimensions[logic].score", "dimensions[speech].score", "overall"], interview.Revisions.Select(revision => revision.Field));
        Assert.False((await Detail()).GetProperty("overallPredatesCorrection").GetBoolean());
    }

    [Theory]
    [InlineData("dimensions[logic].score", """{"decision":"corrected","explanation":"x","score":90,"overall":101}""")]
    [InlineData("dimensions[logic].score", """{"decision":"confirmed","explanation":"x","overall":90}""")]
    [InlineData("overall", """{"decision":"corrected","explanation":"x","score":90,"overall":91}""")]
    [InlineData("transcript[0].text", """{"decision":"corrected","explanation":"x","text":"x","overall":91}""")]
    public async Task An_overall_score_is_corrected_beside_another_score_only(string field, string decision)
    {
        using var answer = await Decide(await Open(field, "No."), decision);
        Assert.Equal("overall", (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
        Assert.Empty((await _world.File(PersonsWorld.Lin)).Interviews.Single().Revisions);
    }

    private async Task<string> Open(string field, string reason)
    {
        using var answer = await _world.Hub.Call(_world.TokenOf(PersonsWorld.Lin), "POST", $"candidates/{PersonsWorld.Lin}/interviews/{Interview}/disputes", JsonSerializer.Serialize(new { field, reason }));
        return (await PersonsWorld.Body(answer)).GetProperty("disputeId").GetString()!;
    }

    private Task<HttpResponseMessage> Decide(string disputeId, string decision) => _world.Hub.Call(_world.Provider.Token("hr", "hr-1"), "POST", $"disputes/{disputeId}/decision", decision);

    private async Task<JsonElement> Detail()
    {
        using var answer = await _world.Hub.Call(_world.Provider.Token("hr", "hr-1"), "GET", $"candidates/{PersonsWorld.Lin}/interviews/{Interview}");
        return await PersonsWorld.Body(answer);
    }

    private static Dimension Scored(string code, string label, double score)
        => new() { Code = code, Label = label, Score = new() { Kind = ScoreKind.Numeric, Value = score, Min = 0, Max = 100, Original = $"{score}", Scaled = score } };
}
