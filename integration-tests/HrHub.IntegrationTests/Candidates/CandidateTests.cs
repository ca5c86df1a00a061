using System.Net;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Insights;
using HrHub.Core.Records;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Candidates;

/// <summary>A person's file over HTTP: who sees what of it, and that each reading is on record.</summary>
public sealed class CandidateTests : IAsyncLifetime
{
    private static readonly string Interview = Ids.InterviewId("canonical", "lin-1");
    private PersonsWorld _world = null!;

    private string Hr => _world.Provider.Token("hr", "hr-1");

    public async Task InitializeAsync()
    {
        _world = await PersonsWorld.Start();
        var file = await _world.File(PersonsWorld.Lin);
        await _world.Save(file.With(file.Interviews[0] with { Interview = Rich(file.Interviews[0].Interview) }));
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task HR_sees_the_file_with_the_ID_number_masked_and_reads_it_whole_by_a_right_of_its_own()
    {
        using var answer = await _world.Hub.Call(Hr, "GET", $"candidates/{PersonsWorld.Lin}");
        var file = await PersonsWorld.Body(answer);
        Assert.Equal("\"2\"", answer.Headers.ETag!.Tag);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal(("林小雨", "990***********0018"), (file.GetProperty("identity").GetProperty("name").GetString(), file.GetProperty("identity").GetProperty("nationalId").GetString()));
        Assert.Equal(82, file.GetProperty("interviews")[0].GetProperty("score").GetDouble());
        Assert.DoesNotContain("990101199902290018", file.GetRawText(), StringComparison.Ordinal);

        Assert.Equal("990101199902290018", (await Get(Hr, "national-id")).GetProperty("nationalId").GetString());
        Assert.Equal(["file", "national-id"], (await _world.Trail(PersonsWorld.Lin)).Where(entry => entry is { Who.Id: "hr-1", Action: AuditAction.Read }).Select(entry => entry.FieldClass));
    }

    [Fact]
    public async Task An_interview_shows_its_scores_among_others_its_strengths_and_what_is_behind_them()
    {
        await _world.Hub.Hub.Pipeline.GetRequiredService<IScoreDistributions>().Save(new()
        {
            Family = "sales", CountedAt = TestStores.Start, Counts = new Dictionary<string, IReadOnlyList<long>> { [ScoreDistribution.KeyOf("logic")] = [.. Enumerable.Range(0, 101).Select(point => point < 90 ? 1L : 0)] },
        }, default);
        var shown = await Get(Hr, $"interviews/{Interview}");
        var logic = shown.GetProperty("dimensions")[0];
        Assert.Equal(100, logic.GetProperty("standing").GetProperty("above").GetDouble());
        Assert.Equal(90, logic.GetProperty("standing").GetProperty("of").GetInt64());
        Assert.Equal(("逻辑思维", "抗压"), (shown.GetProperty("strengths")[0].GetString(), shown.GetProperty("weakPoints")[0].GetString()));
        Assert.Equal("我带过五个人的团队", shown.GetProperty("behaviours")[0].GetProperty("quote").GetString());
        Assert.Equal("SUM", shown.GetProperty("skillTests")[0].GetProperty("wrongItems")[0].GetString());
        Assert.False(shown.TryGetProperty("transcript", out _));
        Assert.DoesNotContain("MARK-TOKEN", shown.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("xiaoyu", shown.GetRawText(), StringComparison.Ordinal);

        Assert.Equal("我带过五个人的团队，把存款做到了三千万。", (await Get(Hr, $"interviews/{Interview}/transcript")).GetProperty("lines")[0].GetProperty("text").GetString());
        Assert.Equal("calm", (await Get(Hr, $"interviews/{Interview}/emotions")).GetProperty("emotions")[0].GetProperty("label").GetString());
        Assert.Equal([("interview", Interview), ("transcript", Interview), ("emotions", Interview)], (await _world.Trail(PersonsWorld.Lin)).Where(entry => entry.Who.Id == "hr-1").Select(entry => (entry.FieldClass!, entry.Record!)));
    }

    [Fact]
    public async Task Whoever_may_not_see_the_file_finds_nothing_there()
    {
        foreach (var token in (string[])[_world.TokenOf(PersonsWorld.Ada), Head("HQ/Beijing"), _world.Provider.Token("interviewer", change: token => token.Claims["positions"] = "RM-02")])
            foreach (var path in (string[])["", $"/interviews/{Interview}", $"/interviews/{Interview}/transcript"])
            {
                using var answer = await _world.Hub.Call(token, "GET", $"candidates/{PersonsWorld.Lin}{path}");
                await PersonsWorld.IsProblem(answer, HttpStatusCode.NotFound, "not-found");
            }
        Assert.Equal(3, (await _world.Trail(PersonsWorld.Lin)).Count(entry => entry is { Allowed: false, Why: "not-found", FieldClass: "transcript" }));
        Assert.Single((await Get(Head("HQ/Shanghai"), "")).GetProperty("interviews").EnumerateArray().ToList());
    }

    [Fact]
    public async Task Of_a_file_somebody_sees_the_interviews_in_sight_only()
    {
        var file = await _world.File(PersonsWorld.Lin);
        var elsewhere = People.Interview("lin-2") with { Department = "HQ/Beijing/Corporate" };
        await _world.Save(file.With(new InterviewFile { Interview = elsewhere, Parts = [], Folder = "f" }));
        Assert.Equal([Interview], (await Get(Head("HQ/Shanghai"), "")).GetProperty("interviews").EnumerateArray().Select(line => line.GetProperty("interviewId").GetString()));
        Assert.Equal(2, (await Get(Hr, "")).GetProperty("interviews").GetArrayLength());
        using var hidden = await _world.Hub.Call(Head("HQ/Shanghai"), "GET", $"candidates/{PersonsWorld.Lin}/interviews/{elsewhere.InterviewId}");
        await PersonsWorld.IsProblem(hidden, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_the_stage_does_not_show_is_not_found()
    {
        var file = await _world.File(PersonsWorld.Lin);
        await _world.Save(file with { Stage = "resume" });
        foreach (var path in (string[])["", "/transcript", "/emotions"])
        {
            using var answer = await _world.Hub.Call(Hr, "GET", $"candidates/{PersonsWorld.Lin}/interviews/{Interview}{path}");
            await PersonsWorld.IsProblem(answer, HttpStatusCode.NotFound, "not-found");
        }
    }

    [Fact]
    public async Task The_person_sees_the_own_file_without_systems_and_holds()
    {
        var own = await Get(_world.TokenOf(PersonsWorld.Lin), "");
        Assert.Equal(1, own.GetProperty("interviews").GetArrayLength());
        Assert.False(own.TryGetProperty("systems", out _));
        Assert.False(own.TryGetProperty("holds", out _));
    }

    [Fact]
    public async Task A_system_gets_the_plain_record_and_compliance_metadata_only()
    {
        var record = await Get(_world.Provider.Token("system", "ehr"), "");
        Assert.Equal("990101199902290018", record.GetProperty("identity").GetProperty("nationalId").GetString());
        Assert.Equal(91, record.GetProperty("interviews")[0].GetProperty("dimensions").GetProperty("logic").GetDouble());
        foreach (var word in (string[])["我带过", "calm", "MARK-TOKEN", "media"]) Assert.DoesNotContain(word, record.GetRawText(), StringComparison.Ordinal);

        var metadata = await Get(_world.Compliance, "metadata");
        foreach (var word in (string[])["林小雨", "xiaoyu", "138001", "990", "我带过"]) Assert.DoesNotContain(word, metadata.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("identity", metadata.GetProperty("held").EnumerateArray().Select(held => held.GetString()));
    }

    [Fact]
    public async Task A_restricted_file_is_kept_and_not_shown()
    {
        var file = await _world.File(PersonsWorld.Lin);
        await _world.Save(file with { Retention = file.Retention with { Restricted = true } });
        using var answer = await _world.Hub.Call(Hr, "GET", $"candidates/{PersonsWorld.Lin}");
        await PersonsWorld.IsProblem(answer, HttpStatusCode.Conflict, "restricted");
        Assert.Equal(JsonValueKind.Object, (await Get(_world.TokenOf(PersonsWorld.Lin), "")).ValueKind);
    }

    private static Interview Rich(Interview plain) => plain with
    {
        Dimensions =
        [
            new() { Code = "logic", Label = "逻辑思维", Score = new() { Kind = ScoreKind.Numeric, Original = "91", Scaled = 91 }, Evidence = ["Answers step by step."] },
            new() { Code = "stress", Label = "抗压", Score = new() { Kind = ScoreKind.Numeric, Original = "41", Scaled = 41 } },
        ],
        Behaviours = [new() { Tag = "leads", Quote = "我带过五个人的团队", Time = 12.5 }],
        Emotions = [new() { Label = "calm", Intensity = 0.5 }],
        SkillTests = [new() { Title = "Excel", WrongItems = ["SUM"] }],
        Media = [new() { MediaId = "med-1", Kind = MediaKind.Video, SourceUrl = "https://vendor.example.com/v?token=MARK-TOKEN" }],
    };

    private string Head(string department) => _world.Provider.Token("department-head", "head-1", change: token => token.Claims["departments"] = department);

    private async Task<JsonElement> Get(string token, string path)
    {
        using var answer = await _world.Hub.Call(token, "GET", $"candidates/{PersonsWorld.Lin}{(path.Length > 0 ? "/" + path : "")}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await PersonsWorld.Body(answer);
    }
}
