using System.Diagnostics;

namespace HrHub.TestKit;

/// <summary>The hub as a process of its own, started and ready.</summary>
public sealed class RunningHub : IAsyncDisposable
{
    private readonly Process _process;

    private RunningHub(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Everything that it printed before it was ready.</summary>
    public required string Greeting { get; init; }

    /// <exception cref="InvalidOperationException">It ended before it was ready.</exception>
    public static async Task<RunningHub> Start(string dataDirectory, IReadOnlyDictionary<string, string>? settings = null)
    {
        var process = HubCommand.Start(settings, "--port", "0", "--data", dataDirectory);
        var greeting = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            greeting.Add(line);
            if (!line.StartsWith("ready ", StringComparison.Ordinal)) continue;
            // Nobody reads on: full pipes would stop the hub.
            _ = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            return new(process, new(line["ready ".Length..])) { Greeting = string.Join('\n', greeting) };
        }
        throw new InvalidOperationException($"The hub did not start: {string.Join('\n', greeting)}{await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Asks it to stop (SIGTERM), and waits.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
