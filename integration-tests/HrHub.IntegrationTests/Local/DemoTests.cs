using System.Text.Json;
using HrHub.Core.Parking;
using HrHub.Local.Hosting;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Local;

public sealed class DemoTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(StoresOptions.Local)]
    [InlineData(StoresOptions.Azure)]
    public async Task The_demo_does_the_main_job_and_its_numbers_add_up(string stores)
    {
        var demo = await Demo("--stores", stores);

        Assert.True(demo.ExitCode == 0, demo.Error);
        using var summary = JsonDocument.Parse(demo.Output);
        long Of(string name) => summary.RootElement.GetProperty(name).GetInt64();
        Assert.Equal(30, Of("deliveries"));
        Assert.Equal(30, Of("accepted") + Of("duplicates") + Of("refused"));
        Assert.Equal(2, Of("refused"));
        Assert.Equal(0, Of("lost"));
        Assert.True(Of("duplicates") > 0);
        Assert.InRange(Of("candidates"), 1, Of("interviews"));
        Assert.InRange(Of("interviews"), 1, Of("accepted"));
        Assert.True(Of("videos") > 0);
        Assert.True(Of("videoBytes") > 2_000_000, "The large video is among them.");
        Assert.Equal(["ehr", "performance", "training"], summary.RootElement.GetProperty("pushes").EnumerateObject().Select(system => system.Name));
        Assert.All(summary.RootElement.GetProperty("pushes").EnumerateObject(), system => Assert.True(system.Value.GetInt64() > 0));
        Assert.Equal(1, Of("parked"));
    }

    [Fact]
    public async Task What_was_parked_comes_back_after_the_profile_was_mended()
    {
        Assert.Equal(0, (await Demo()).ExitCode);
        var list = await HubCommand.Run("parked", "list", "--data", _folder.Path);
        Assert.Contains("unknown-label", list.Output, StringComparison.Ordinal);
        var item = await Parked();
        Assert.Contains("Wizard", (await HubCommand.Run("parked", "show", item.Id, "--data", _folder.Path)).Output, StringComparison.Ordinal);

        var mended = new Dictionary<string, string> { ["Vendors__ProfileDirectory"] = MendedProfiles() };
        var replay = await HubCommand.Run(mended, "parked", "replay", item.Id, "--data", _folder.Path);
        Assert.Equal((0, "Sent back to work: 1."), (replay.ExitCode, replay.Output.Trim()));

        await using var hub = await RunningHub.Start(_folder.Path, mended);
        await using var stores = new LocalStores(_folder.Path, TimeProvider.System);
        await Eventually.Holds(() => new ReadProgress(stores, _folder.Path).Now() is { ParkedItems: 0, ParkedEntries: 0 } progress && progress.Handled == progress.Entries, seconds: 60);
        Assert.Equal(0, await hub.Stop());
        Assert.Contains("Nothing is parked.", (await HubCommand.Run("parked", "list", "--data", _folder.Path)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_vendors_shows_refusals_with_their_reason()
    {
        Assert.Equal(0, (await Demo()).ExitCode);

        var list = await HubCommand.Run("vendors", "list", "--data", _folder.Path);

        Assert.Equal(0, list.ExitCode);
        Assert.Contains("signature-wrong", list.Output, StringComparison.Ordinal);
        foreach (var vendor in new[] { "ribbon", "codesignal", "showmebug", "micro1", "harver", "standard-webhooks", "canonical" })
            Assert.Contains(vendor, list.Output, StringComparison.Ordinal);
    }

    private Task<CommandResult> Demo(params IReadOnlyList<string> more)
        => HubCommand.Run([.. (string[])["demo", "--deliveries", "30", "--big-video", "2", "--json", "--exit", "--port", "0", "--data", _folder.Path], .. more]);

    private async Task<ParkedItem> Parked()
    {
        await using var stores = new LocalStores(_folder.Path, TimeProvider.System);
        return await new SqliteParkedItems(stores.Records).List(new(), CancellationToken.None).SingleAsync();
    }

    /// <summary>A directory with a profile of micro1 that knows the label.</summary>
    private string MendedProfiles()
    {
        var directory = Directory.CreateDirectory(_folder.File("profiles")).FullName;
        using var stream = typeof(Core.Vendors.ProfileCatalog).Assembly.GetManifestResourceStream("profiles/micro1.json")!;
        using var reader = new StreamReader(stream);
        File.WriteAllText(Path.Combine(directory, "micro1.json"), reader.ReadToEnd().Replace("\"Mid-level\", \"Senior\"", "\"Mid-level\", \"Senior\", \"Wizard\"", StringComparison.Ordinal));
        return directory;
    }
}
