using HrHub.Core.Canonical;
using HrHub.Core.Retention;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Retention;

/// <summary>The retention commands as processes of their own, on the data of a hub.</summary>
public sealed class RetentionCommandTests
{
    [Fact]
    public async Task What_is_due_is_explained_previewed_confirmed_and_gone()
    {
        await using var hub = await TestHub.Start();
        var ended = TimeProvider.System.GetUtcNow().AddYears(-4);
        await Save(hub, "cand-old", ended);
        await Save(hub, "cand-held", ended, new Hold { HoldId = "hold-7", Kind = HoldKind.Legal, PlacedBy = "c-1", Why = "court", PlacedAt = ended });
        await Save(hub, "cand-new", TimeProvider.System.GetUtcNow());

        var explained = await Command(hub, "explain", "cand-held");
        Assert.Contains("PIPL-3Y", explained.Output, StringComparison.Ordinal);
        Assert.Contains("legal hold hold-7", explained.Output, StringComparison.Ordinal);
        Assert.Contains("due, but held", explained.Output, StringComparison.Ordinal);

        var preview = await Command(hub, "preview", "--as-of", "2040-01-01");
        Assert.Matches(@"Due\s+3\b", preview.Output);
        Assert.Matches(@"May be erased\s+2\b", preview.Output);

        // The policies are new to this hub, and something is due by them: they are shown before they act.
        var first = await Command(hub, "run");
        Assert.Equal(1, first.ExitCode);
        Assert.Contains("the policies are others than those confirmed last", first.Output, StringComparison.Ordinal);
        Assert.NotNull(await hub.Files.Find("cand-old", default));

        var confirmed = await Command(hub, "run", "--confirm");
        Assert.True(confirmed.ExitCode == 0, confirmed.Output + confirmed.Error);
        Assert.Matches(@"Erased\s+1\b", confirmed.Output);
        Assert.Contains("There is no file cand-old", (await Command(hub, "explain", "cand-old")).Error, StringComparison.Ordinal);
        Assert.Contains("保留至", (await Command(hub, "explain", "cand-new", "--lang", "zh")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_never_looks_ahead()
    {
        await using var hub = await TestHub.Start();
        var run = await Command(hub, "run", "--as-of", "2040-01-01");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Nothing may be erased before its time", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_of_policies_that_contradicts_itself_is_told_in_words_before_anything_starts()
    {
        using var folder = new TempFolder();
        var policies = new Dictionary<string, string>
        {
            ["Retention__Policies__9__Basis"] = "LABOUR-9Y", ["Retention__Policies__9__Kind"] = "law-orders-keeping", ["Retention__Policies__9__Classes"] = "video",
            ["Retention__Policies__9__From"] = "interview-ended", ["Retention__Policies__9__Keep"] = "P9Y",
        };
        var refused = await HubCommand.Run(policies, "--port", "0", "--data", folder.Path);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("LABOUR-9Y orders keeping for longer than PIPL-3Y allows", refused.Error, StringComparison.Ordinal);
    }

    private static async Task Save(TestHub hub, string candidateId, DateTimeOffset ended, params IReadOnlyList<Hold> holds)
    {
        var file = People.File(candidateId, People.Interview($"i-{candidateId}", new CandidateIdentity { Name = "林小雨", Email = $"{candidateId}@example.com" }, at: ended));
        file = file with { CreatedAt = ended, ChangedAt = TimeProvider.System.GetUtcNow(), Retention = new() { Holds = holds } };
        Assert.True(await hub.Files.Save(hub.Hub.Pipeline.GetRequiredService<StampRetention>().Of(file), null, [], [], default));
    }

    private static Task<CommandResult> Command(TestHub hub, params string[] args) => HubCommand.Run(["retention", .. args, "--data", hub.Folder]);
}
