using HrHub.Benchmarks;
using HrHub.Benchmarks.Harness;
using HrHub.Benchmarks.Servers;
using Spectre.Console;

if (args is ["serve", var leg, var folder]) return await MeasuredServer.Serve(leg, folder);

IBenchmark[] all = [new IntakeBenchmark(), new NormalizeBenchmark(), new CaptureBenchmark(), new CaptureAzuriteBenchmark(), new SearchBenchmark(), new SearchApiBenchmark(), new ChangesBenchmark(), new GrowthBenchmark(), new AuditBenchmark(), new RetentionBenchmark(), new ErasureBenchmark(), new ExportBenchmark()];
var (quick, write) = (args.Contains("--quick"), args.Contains("--write"));
string[] names = [.. args.Where(arg => arg is not ("--quick" or "--write"))];
if (names.Except(all.Select(one => one.Name)).ToList() is { Count: > 0 } unknown)
{
    await Console.Error.WriteLineAsync($"Not known: {string.Join(", ", unknown)}. Known: {string.Join(", ", all.Select(one => one.Name))}, --write, --quick.");
    return 2;
}

// A pipe has no width of its own, and a narrow table can't be read.
if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 320;
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; stop.Cancel(); };
AnsiConsole.WriteLine($"{Machine.Now()} · {Machine.Describe()} · load average {Machine.Load()}");
if (quick) AnsiConsole.WriteLine("Quick: this shows that the benchmarks run; the figures mean nothing.");

var results = new List<(string Name, IReadOnlyList<ResultRow> Rows)>();
await AnsiConsole.Progress().StartAsync(async progress =>
{
    foreach (var benchmark in all.Where(one => names.Length == 0 || names.Contains(one.Name)))
    {
        var bar = progress.AddTask(benchmark.Name, maxValue: 1);
        results.Add((benchmark.Name, await benchmark.Run(new Measurement(quick, Tell), stop.Token)));
        Tell("done", 1);

        void Tell(string what, double share) => (bar.Description, bar.Value) = ($"{benchmark.Name}: {what}", share);
    }
});
Results.Show(results);
if (write && !quick) AnsiConsole.WriteLine($"Written to {Results.Write(results)}.");
return 0;
