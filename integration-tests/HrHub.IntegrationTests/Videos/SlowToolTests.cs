using HrHub.Core;
using HrHub.Core.Media.Clips;
using HrHub.TestKit;
using HrHub.TestKit.Media;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.IntegrationTests.Videos;

/// <summary>A tool that does not come to an end.</summary>
public sealed class SlowToolTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new();
    private readonly StandInTool _stand;
    private readonly FfmpegTool _tool;
    private readonly MemoryStream _video = new([.. StandInTool.Video, .. new byte[1_000_000]]);

    public SlowToolTests()
    {
        _stand = new StandInTool(_folder).Hanging();
        _tool = new(_stand.Path, new() { AtOnce = 1 }, _clock, NullLogger<FfmpegTool>.Instance);
    }

    public void Dispose()
    {
        _tool.Dispose();
        _video.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_is_ended_at_the_time_limit_with_whatever_it_started()
    {
        var still = _tool.Still(_video, null, default);
        await Started();
        var family = Family();
        Assert.True(family.Count > 1);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HubError.VideoToolBusy, (await still).Error);
        await Eventually.Holds(() => family.TrueForAll(IsGone));
    }

    [Fact]
    public async Task It_is_ended_when_whoever_asked_goes_away()
    {
        using var asking = new CancellationTokenSource();
        var excerpt = _tool.Excerpt(_video, 0, asking.Token);
        await Started();
        var family = Family();
        await asking.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => excerpt);
        await Eventually.Holds(() => family.TrueForAll(IsGone));
    }

    [Fact]
    public async Task No_more_run_at_once_than_may()
    {
        using var asking = new CancellationTokenSource();
        var first = _tool.Still(_video, null, asking.Token);
        await Started();
        using var other = new MemoryStream(StandInTool.Video);
        var second = _tool.Still(other, null, default);
        Assert.Single(_stand.Runs);
        await asking.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Eventually.Holds(() => _stand.Runs.Length == 2);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HubError.VideoToolBusy, (await second).Error);
    }

    [Fact]
    public async Task A_tool_that_is_gone_since_the_start_is_missing()
    {
        File.Delete(_stand.Path);
        Assert.Equal(HubError.NoVideoTool, (await _tool.Still(_video, null, default)).Error);
    }

    private Task Started() => Eventually.Holds(() => _stand.Runs.Length > 0 && Family().Count > 1);

    /// <summary>Process ids of the tool and of what it started.</summary>
    private List<string> Family()
    {
        var parent = _stand.Runs[0].Split(' ')[0];
        return [parent, .. File.ReadAllText($"/proc/{parent}/task/{parent}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>One that has ended and that nobody has asked after is still listed, as a zombie.</summary>
    private static bool IsGone(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].StartsWith('Z');
        }
        catch (IOException)
        {
            return true;
        }
    }
}
