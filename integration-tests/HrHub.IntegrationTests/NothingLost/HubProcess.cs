using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HrHub.IntegrationTests.NothingLost;

/// <summary>The hub as a process of its own, which can be killed without warning and started again on the same data.</summary>
internal sealed class HubProcess(string dataDirectory, IReadOnlyDictionary<string, string> settings) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Ends when the hub says that it is ready.</summary>
    public async Task Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = dataDirectory };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "HrHub.Local.dll"), "--data", dataDirectory, "--port", $"{Address.Port}" }) start.ArgumentList.Add(argument);
        foreach (var (key, value) in settings) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();

        using var limit = new CancellationTokenSource(StartLimit);
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            if (line.StartsWith("ready ", StringComparison.Ordinal)) return;
        throw new InvalidOperationException($"The hub ended before it was ready, with code {_process.ExitCode}.");
    }

    /// <summary>SIGKILL: nothing in the process gets a chance to finish.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM: a request to stop.</summary>
    /// <returns>How it ended, and after which time.</returns>
    public async Task<(int ExitCode, TimeSpan Time)> Stop()
    {
        var since = Stopwatch.StartNew();
        using (var signal = Process.Start("kill", ["-TERM", $"{_process!.Id}"])) await signal.WaitForExitAsync();
        using var limit = new CancellationTokenSource(StartLimit);
        await _process.WaitForExitAsync(limit.Token);
        var exitCode = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return (exitCode, since.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await Kill();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
