using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HrHub.Local.Sandbox.Azurite;

/// <summary>Azurite, Microsoft's stand-in for Blob Storage, as a process of its own on 127.0.0.1.</summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    /// <summary>Azurite's published account name and key: they open nothing else.</summary>
    private const string Account = "devstoreaccount1", Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), LastWords = TimeSpan.FromSeconds(20), Pause = TimeSpan.FromMilliseconds(50);
    private readonly Process _process;
    private bool _disposed;

    private AzuriteServer(Process process, int port, string directory)
    {
        (_process, Directory) = (process, directory);
        Connection = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{port}/{Account};";
    }

    /// <summary>For the setting <c>Blobs:EmulatorConnection</c>.</summary>
    public string Connection { get; }

    /// <summary>Where it keeps its data.</summary>
    public string Directory { get; }

    /// <summary>Resident memory is not the hub's: tests that measure it must know whose is whose.</summary>
    public int ProcessId => _process.Id;

    /// <param name="directory">Its data; made when missing, and kept.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <exception cref="FileNotFoundException">Azurite is not installed.</exception>
    public static async Task<AzuriteServer> Start(string directory, CancellationToken ct)
    {
        var script = Find(new(Environment.CurrentDirectory)) ?? Find(new(AppContext.BaseDirectory))
            ?? throw new FileNotFoundException("Azurite is not installed. It comes with the tests: npm ci --prefix integration-tests");
        System.IO.Directory.CreateDirectory(directory);
        var port = FreePort();
        // Without skipApiVersionCheck it refuses SDKs that are younger than itself.
        var start = new ProcessStartInfo("node", [script, "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--blobHost", "127.0.0.1", "--blobPort", $"{port}", "--location", directory])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory,
        };
        var server = new AzuriteServer(Process.Start(start)!, port, directory);
        // A pipe that nobody empties would stop it one day.
        server._process.OutputDataReceived += static (_, _) => { };
        server._process.ErrorDataReceived += static (_, _) => { };
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        try
        {
            await server.WaitUntilItListens(port, ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops it by SIGTERM: it writes its index every five seconds and when it ends, and what it answered since would be lost otherwise.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        if (!_process.HasExited && !OperatingSystem.IsWindows())
        {
            using var ask = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await _process.WaitForExitAsync().WaitAsync(LastWords).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilItListens(int port, CancellationToken ct)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(Pause, ct))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, ct);
                return;
            }
            catch (SocketException) when (!_process.HasExited && waited.Elapsed < Patience)
            {
                continue;
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? Find(DirectoryInfo? folder)
    {
        if (folder is null) return null;
        var script = Path.Combine(folder.FullName, "integration-tests", "node_modules", "azurite", "dist", "src", "blob", "main.js");
        return File.Exists(script) ? script : Find(folder.Parent);
    }
}
