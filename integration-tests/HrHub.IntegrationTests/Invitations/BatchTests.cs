using HrHub.Core.Canonical;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Invitations;

/// <summary>How far a batch is, and how its scores are spread.</summary>
public sealed class BatchTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await PersonsWorld.Start();
        (InterviewStatus Status, double? Score, string Department)[] interviews =
        [
            (InterviewStatus.Invited, null, "HQ/Shanghai"), (InterviewStatus.Invited, null, "HQ/Beijing"), (InterviewStatus.Started, null, "HQ/Shanghai"), (InterviewStatus.Completed, null, "HQ/Shanghai"),
            (InterviewStatus.Scoring, null, "HQ/Shanghai"), (InterviewStatus.Scored, 0, "HQ/Shanghai"), (InterviewStatus.Scored, 59.5, "HQ/Shanghai"), (InterviewStatus.Scored, 100, "HQ/Beijing"), (InterviewStatus.Cancelled, null, "HQ/Shanghai"),
        ];
        foreach (var (n, (status, score, department)) in interviews.Index())
            await _world.Save(People.File($"cand-{n}", People.Interview($"batch-{n}", new() { Name = "张三丰", Email = $"p{n}@example.com" }, score) with { Batch = "2027 spring/校招", Status = status, Department = department }));
    }

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Progress_counts_every_state() => Assert.Equal(
        """{"batch":"2027 spring/校招","total":9,"notStarted":2,"started":1,"completed":1,"scoring":1,"scored":3,"abandoned":0,"failed":0,"cancelled":1,"isComplete":true}""",
        await Read("progress", _world.Provider.Token("hr")));

    [Fact]
    public async Task The_distribution_has_every_band()
    {
        var read = await Read("distribution", _world.Provider.Token("hr"));
        Assert.StartsWith("""{"batch":"2027 spring/校招","scored":3,"unscored":6,"bands":[{"value":"0-9","count":1},{"value":"10-19","count":0},""", read, StringComparison.Ordinal);
        Assert.Contains("""{"value":"50-59","count":1}""", read, StringComparison.Ordinal);
        Assert.EndsWith("""{"value":"90-100","count":1}],"isComplete":true}""", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_department_head_counts_the_own_department_only()
    {
        var head = _world.Provider.Token("department-head", change: token => token.Claims["departments"] = "HQ/Beijing");
        Assert.Contains("\"total\":2,\"notStarted\":1,", await Read("progress", head), StringComparison.Ordinal);
        Assert.Contains("\"scored\":1,\"unscored\":1,", await Read("distribution", head), StringComparison.Ordinal);
    }

    private async Task<string> Read(string what, string token)
    {
        using var answer = await _world.Hub.Call(token, "GET", $"batches/{Uri.EscapeDataString("2027 spring/校招")}/{what}");
        return await answer.Content.ReadAsStringAsync();
    }
}
