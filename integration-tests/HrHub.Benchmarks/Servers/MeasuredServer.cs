using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace HrHub.Benchmarks.Servers;

/// <summary>A server in a process of its own, so that both legs of a comparison share the machine with the load generator in the same way.</summary>
public sealed class MeasuredServer : IAsyncDisposable
{
    public const string Bare = "bare", Hub = "hub", Api = "api";
    private readonly Process _process;

    private MeasuredServer(Process process, IPEndPoint address) => (_process, Address) = (process, address);

    public IPEndPoint Address { get; }

    /// <summary>Processor time that the server took so far.</summary>
    public TimeSpan Work
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <exception cref="InvalidOperationException">It ended before it listened.</exception>
    public static async Task<MeasuredServer> Start(string leg, string folder, CancellationToken ct)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(MeasuredServer).Assembly.Location, "serve", leg, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var port = await process.StandardOutput.ReadLineAsync(ct) ?? throw new InvalidOperationException($"The {leg} server did not start.");
        return new(process, new(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture)));
    }

    /// <summary>The server's side: prints its port and serves until its standard input ends, so that it never outlives whoever started it.</summary>
    public static async Task<int> Serve(string leg, string folder)
    {
        await using IMeasured server = leg switch
        {
            Bare => await BareKestrel.Start(),
            Api => await AppAlone.Api(folder),
            _ => await AppAlone.Intake(folder),
        };
        Console.WriteLine(server.Address.Port);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}

/// <summary>What can be measured.</summary>
internal interface IMeasured : IAsyncDisposable
{
    Uri Address { get; }
}
