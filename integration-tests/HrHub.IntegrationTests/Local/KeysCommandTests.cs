using System.Text.Json;
using HrHub.Core.Records;
using HrHub.Local.Hosting;
using HrHub.Local.Settings;
using HrHub.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Local;

public sealed class KeysCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Keys_are_rotated_beside_a_running_hub_and_the_old_root_file_is_no_longer_needed()
    {
        await using (var hub = await RunningHub.Start(_folder.Path))
        {
            await Deliver(hub);
            Assert.Equal(0, (await HubCommand.Run("audit", "root", "--data", _folder.Path)).ExitCode);
            var before = await Report();
            var epoch = before.GetProperty("epochs")[0].GetProperty("id").GetString();

            Assert.Contains($"In use from now on: {epoch}.2.", await Keys("rotate"), StringComparison.Ordinal);
            Assert.Contains("Re-wrapped: ", await Keys("rotate", "--root"), StringComparison.Ordinal);
            Assert.Contains("blind-index-2 is in use beside the old one.", await Keys("rotate", "--blind-index"), StringComparison.Ordinal);

            var after = await Report();
            Assert.NotEqual(before.GetProperty("rootKeyId").GetString(), after.GetProperty("rootKeyId").GetString());
            Assert.Equal([0, 1], after.GetProperty("epochs").EnumerateArray().Select(each => each.GetProperty("candidateKeys").GetInt32()));
            Assert.Equal((0, 0, 1, 2), (Number(after, "wrappedByOldRoots"), Number(after, "wrappedByOldEpochs"), Number(after, "withoutNewTokens"), after.GetProperty("blindIndexes").GetArrayLength()));

            var early = await HubCommand.Run("keys", "retire", "--data", _folder.Path);
            Assert.Equal((1, true), (early.ExitCode, early.Error.Contains($"{before.GetProperty("rootKeyId").GetString()} stays", StringComparison.Ordinal)));
            File.SetLastWriteTimeUtc(_folder.File("root-key.2.pem"), DateTime.UtcNow.AddMinutes(-2));
            Assert.Contains($"Destroyed: {before.GetProperty("rootKeyId").GetString()}", await Keys("retire"), StringComparison.Ordinal);
            Assert.False(File.Exists(_folder.File("root-key.pem")));

            Assert.Equal(0, await hub.Stop());
        }
        await using (var restarted = await RunningHub.Start(_folder.Path)) Assert.Equal(0, await restarted.Stop());
        // The root was signed by the key that is gone.
        var verified = await HubCommand.Run("audit", "verify", "--data", _folder.Path);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Error);
        await TheFileOpens();
    }

    [Fact]
    public async Task A_hub_with_a_wrong_or_missing_root_key_says_so_in_one_line()
    {
        await using (var hub = await RunningHub.Start(_folder.Path))
        {
            await Deliver(hub);
            await hub.Stop();
        }
        File.Move(_folder.File("root-key.pem"), _folder.File("aside.pem"));
        var missing = await HubCommand.Run("--port", "0", "--data", _folder.Path);
        var wrong = await HubCommand.Run(new Dictionary<string, string> { ["Keys__RootKeyFile"] = await StrangersKey() }, "--port", "0", "--data", _folder.Path);

        Assert.Equal((1, 1), (missing.ExitCode, wrong.ExitCode));
        Assert.Matches(@"^Error: The root key file \S+root-key\.pem is missing\. Put it back[^\n]*\n$", missing.Error);
        Assert.Matches(@"^Error: The root key in \S+ is file-\w+, but keys in this data directory are wrapped by file-\w+\.[^\n]*\n$", wrong.Error);
    }

    public void Dispose() => _folder.Dispose();

    private static int Number(JsonElement report, string name) => report.GetProperty(name).GetInt32();

    private async Task Deliver(RunningHub hub)
    {
        using var http = new HttpClient();
        using var body = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Payloads", "micro1.json")));
        using var answer = await http.PostAsync(new Uri(hub.Address, "/webhooks/micro1/development-only-micro1"), body);
        Assert.True(answer.IsSuccessStatusCode);
        await Eventually.Holds(async () => Number(await Report(), "candidateKeys") == 1, seconds: 60);
    }

    private async Task<JsonElement> Report() => JsonDocument.Parse(await Keys("report", "--json")).RootElement;

    private async Task<string> Keys(params string[] args)
    {
        var result = await HubCommand.Run(["keys", .. args, "--data", _folder.Path]);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return result.Output;
    }

    private async Task<string> StrangersKey()
    {
        using var other = new TempFolder();
        await using (var hub = await RunningHub.Start(other.Path)) await hub.Stop();
        File.Move(other.File("root-key.pem"), _folder.File("stranger.pem"));
        return _folder.File("stranger.pem");
    }

    private async Task TheFileOpens()
    {
        await using var hub = new LocalHub(_folder.Path, new ConfigurationBuilder().AddHubSettings(_folder.Path, []).Build(), TimeProvider.System, _ => { });
        var files = hub.Pipeline.GetRequiredService<ICandidateFiles>();
        var hit = Assert.Single((await files.Search(new SearchQuery(), CancellationToken.None)).Hits);
        Assert.NotNull((await files.Find(hit.CandidateId, CancellationToken.None))!.File.Identity.Email);
    }
}
