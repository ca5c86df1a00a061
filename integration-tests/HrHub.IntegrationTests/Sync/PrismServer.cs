using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Sync;

/// <summary>Stoplight's Prism with one of our contracts: a mock server that is not ours, refuses what the contract does not allow and answers what it names.</summary>
internal sealed partial class PrismServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    private PrismServer(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _said.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address => new(_said.Select(line => Listening().Match(line)).First(match => match.Success).Groups["address"].Value);

    /// <summary>Methods of the requests that came, in lower case, in their order.</summary>
    public IReadOnlyList<string> Received => [.. _said.Select(line => Request().Match(line)).Where(match => match.Success).Select(match => match.Groups["method"].Value)];

    /// <summary>How many of them the contract allows.</summary>
    public int Valid => _said.Count(line => line.Contains("The request passed the validation rules", StringComparison.Ordinal));

    /// <param name="contract">Name of a file of <c>infra/contracts</c> without its ending.</param>
    public static async Task<PrismServer> Start(string contract)
    {
        var script = Path.Combine(SourceTree.Root, "integration-tests", "node_modules", "@stoplight", "prism-cli", "dist", "index.js");
        Assert.True(File.Exists(script), "Prism is not installed: npm ci --prefix integration-tests");
        var file = Path.Combine(SourceTree.Root, "infra", "contracts", $"{contract}.json");
        var server = new PrismServer(Process.Start(new ProcessStartInfo("node", [script, "mock", "--errors", "--host", "127.0.0.1", "--port", "0", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!);
        await Eventually.Holds(() => server._process.HasExited || server._said.Any(line => Listening().IsMatch(line)), 90);
        Assert.False(server._process.HasExited, string.Join('\n', server._said));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"Prism is listening on (?<address>http://\S+)")]
    private static partial Regex Listening();

    [GeneratedRegex(@"\b(?<method>get|put|post|patch|delete) /\S* .*Request received")]
    private static partial Regex Request();
}
