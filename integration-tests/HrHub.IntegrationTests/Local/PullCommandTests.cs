using HrHub.Local.Sandbox.Vendors;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Local;

public sealed class PullCommandTests
{
    [Fact]
    public async Task Pulling_twice_takes_everything_once()
    {
        using var folder = new TempFolder();
        await using var vendors = await SandboxVendors.Start(TimeProvider.System, CancellationToken.None);
        Assert.NotEmpty(vendors.Play(new SandboxScenario { Now = TimeProvider.System.GetUtcNow(), Address = vendors.Address, Deliveries = 40, LargeVideo = null }).ToList());
        var settings = vendors.Settings().ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value);
        await using (var hub = await RunningHub.Start(folder.Path)) Assert.Equal(0, await hub.Stop());

        var first = await HubCommand.Run(settings, "pull", "ribbon", "--since", "2020-01-01", "--data", folder.Path);
        var second = await HubCommand.Run(settings, "pull", "ribbon", "--since", "2020-01-01", "--data", folder.Path);

        Assert.True(first.ExitCode == 0, first.Error);
        var interviews = vendors.Stage.Of("ribbon").Count();
        Assert.Contains($"ribbon: {interviews} read, {interviews} new, 0 known already.", first.Output, StringComparison.Ordinal);
        Assert.Contains($"ribbon: {interviews} read, 0 new, {interviews} known already.", second.Output, StringComparison.Ordinal);
    }
}
