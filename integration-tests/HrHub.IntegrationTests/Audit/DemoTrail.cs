using HrHub.TestKit;

namespace HrHub.IntegrationTests.Audit;

/// <summary>The data of one demo, to be copied by each test.</summary>
public sealed class DemoTrail : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    public async Task InitializeAsync()
    {
        var demo = await HubCommand.Run("demo", "--deliveries", "30", "--big-video", "1", "--json", "--exit", "--port", "0", "--data", _folder.Path);
        Assert.True(demo.ExitCode == 0, demo.Error);
    }

    /// <summary>As the demo left it.</summary>
    public string Folder => _folder.Path;

    public TempFolder Copy()
    {
        var copy = new TempFolder();
        foreach (var path in Directory.EnumerateFiles(_folder.Path)) File.Copy(path, copy.File(Path.GetFileName(path)));
        return copy;
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
