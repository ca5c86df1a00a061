using HrHub.Local.Settings;
using HrHub.TestKit;
using Microsoft.Extensions.Configuration;

namespace HrHub.Tests.Local;

public sealed class SettingsFilesTests : IDisposable
{
    private const string Variable = "Intake__PublicUrl";
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        _folder.Dispose();
    }

    [Fact]
    public void The_sample_is_the_ground() => Assert.Equal("7071", Load()["EmbeddedWorker:Port"]);

    [Fact]
    public void Later_sources_win_in_the_order_file_environment_command_line()
    {
        File.WriteAllText(_folder.File("local.settings.json"), """{ "Values": { "EmbeddedWorker__Port": "7001", "Intake__PublicUrl": "http://file" } }""");
        Assert.Equal(("7001", "http://file"), (Load()["EmbeddedWorker:Port"], Load()["Intake:PublicUrl"]));

        Environment.SetEnvironmentVariable(Variable, "http://environment");
        Assert.Equal("http://environment", Load()["Intake:PublicUrl"]);

        Assert.Equal("http://command-line", Load(new() { ["Intake:PublicUrl"] = "http://command-line" })["Intake:PublicUrl"]);
    }

    [Fact]
    public void The_repository_around_the_working_directory_is_searched_and_nothing_above_it()
    {
        var below = Directory.CreateDirectory(Path.Combine(_folder.Path, "repository", "functions")).FullName;
        File.WriteAllText(_folder.File("local.settings.json"), """{ "Values": { "EmbeddedWorker__Port": "6666" } }""");
        File.WriteAllText(Path.Combine(_folder.Path, "repository", "HrHub.sln"), "");
        Assert.Equal("7071", Load(below: below)["EmbeddedWorker:Port"]);

        File.WriteAllText(Path.Combine(_folder.Path, "repository", "local.settings.json"), """{ "Values": { "EmbeddedWorker__Port": "7002" } }""");
        Assert.Equal("7002", Load(below: below)["EmbeddedWorker:Port"]);
    }

    [Theory]
    [InlineData("""{ "EmbeddedWorker__Port": "7001" }""")]
    [InlineData("""{ "Values": { "EmbeddedWorker__Port": 7001 } }""")]
    [InlineData("""{ "Values": { "a__b": "1", "A__B": "2" } }""")]
    [InlineData("port=7001")]
    public void A_file_of_another_form_is_named(string content)
    {
        File.WriteAllText(_folder.File("local.settings.json"), content);

        Assert.Contains(_folder.Path, Assert.Throws<InvalidDataException>(() => Load()).Message, StringComparison.Ordinal);
    }

    private IConfiguration Load(Dictionary<string, string?>? overrides = null, string? below = null)
        => new ConfigurationBuilder().AddHubSettings(below ?? _folder.Path, overrides ?? []).Build();
}
