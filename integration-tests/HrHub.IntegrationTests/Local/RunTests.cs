using System.Net;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Local;

public sealed class RunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_hub_on_the_sample_settings_takes_a_delivery_without_any_set_up_and_stops_when_asked()
    {
        await using var hub = await RunningHub.Start(_folder.Path);
        Assert.Contains("ReceiveWebhook", hub.Greeting, StringComparison.Ordinal);
        Assert.Contains("ffmpeg", hub.Greeting, StringComparison.Ordinal);
        using var http = new HttpClient();

        using var payload = new ByteArrayContent(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Payloads", "micro1.json")));
        using var answer = await http.PostAsync(new Uri(hub.Address, "/webhooks/micro1/development-only-micro1"), payload);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, await hub.Stop());
        Assert.Contains("micro1", (await HubCommand.Run("vendors", "list", "--data", _folder.Path)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_from_the_environment_is_heard()
    {
        await using var hub = await RunningHub.Start(_folder.Path, new Dictionary<string, string> { ["Vendors__Secrets__micro1"] = "another-secret", ["Videos__FfmpegPath"] = "off" });
        Assert.Contains("Videos__FfmpegPath", hub.Greeting, StringComparison.Ordinal);
        using var http = new HttpClient();

        using var answer = await http.PostAsync(new Uri(hub.Address, "/webhooks/micro1/development-only-micro1"), new StringContent("{}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_wrong_setting_is_told_in_one_line()
    {
        var result = await HubCommand.Run(new Dictionary<string, string> { ["Vendors__ProfileDirectory"] = "/nowhere" }, "--port", "0", "--data", _folder.Path);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("/nowhere", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("parked list")]
    [InlineData("vendors list")]
    [InlineData("pull ribbon")]
    [InlineData("parked replay --reason unknown-label")]
    [InlineData("audit verify")]
    [InlineData("audit export --since 2026-11-25")]
    [InlineData("audit root")]
    public async Task A_directory_without_data_is_named_and_not_made(string command)
    {
        var nowhere = _folder.File("nowhere");

        var result = await HubCommand.Run([.. command.Split(' '), "--data", nowhere]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(nowhere, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(nowhere));
    }

    [Theory]
    [InlineData("micro1 micro1.json", 0)]
    [InlineData("ribbon ribbon.json --secret myGoodSecret --header X-Ribbon-Signature:bdae121de5d94dffe936ec3337b0395a4237a6d2433bbd0bc2941883e5667d18", 0)]
    [InlineData("ribbon ribbon.json --secret anotherSecret --header X-Ribbon-Signature:bdae121de5d94dffe936ec3337b0395a4237a6d2433bbd0bc2941883e5667d18", 1)]
    [InlineData("acme micro1.json", 1)]
    [InlineData("micro1 nothing.json", 1)]
    public async Task Checking_a_delivery_ends_with_its_verdict(string command, int exitCode)
        => Assert.Equal(exitCode, (await HubCommand.Run(["vendors", "check", .. command.Split(' ').Select((word, i) => i == 1 ? Path.Combine(AppContext.BaseDirectory, "Payloads", word) : word)])).ExitCode);
}
