using System.Diagnostics;

namespace HrHub.IntegrationTests.Benchmarks;

public sealed class QuickRunTests
{
    [Fact]
    public async Task Every_benchmark_runs_and_prints_its_rows()
    {
        using var run = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "HrHub.Benchmarks.dll"), "--quick"]) { RedirectStandardOutput = true })!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        var printed = await run.StandardOutput.ReadToEndAsync(patience.Token);
        await run.WaitForExitAsync(patience.Token);

        Assert.Equal(0, run.ExitCode);
        foreach (var row in new[] { "intake: 4 KB", "normalize: read + fold, micro1", "capture: captured over HTTP", "search: first 50 of batch", "search-api: first 50 of batch", "search-api: counts: all", "changes: changes read over HTTP", "growth: one new file", "audit: one new file saved with its entry", "audit: verified", "erasure: whole erasures", "export: workbook of", "export: peak memory", "stored interviews as a background job" }) Assert.Contains(row, printed, StringComparison.Ordinal);
    }
}
