using System.Diagnostics;
using System.Globalization;
using HrHub.Core.Exports;
using HrHub.Core.Exports.Jobs;
using HrHub.Pipeline.Exports;
using HrHub.TestKit.Erasures;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.TestKit.Exports;

/// <summary>A process of its own that writes everything a data directory holds as one export in the background, so that its memory can be measured.</summary>
public static class ExportJobProbe
{
    /// <param name="Interviews">How many were written.</param>
    /// <param name="Seconds">From the beginning of the job to its end: every file found, opened, put on the trail, written and sealed.</param>
    /// <param name="Memory">MiB that the whole process had at its peak.</param>
    public sealed record Result(long Interviews, double Seconds, double Memory);

    /// <param name="folder">Data directory.</param>
    public static async Task Run(string folder)
    {
        await using var world = new ErasureWorld(folder, TimeProvider.System);
        var id = (await OrderedExport.In(world, format: ExportFormat.Xlsx)).JobId;
        var time = Stopwatch.StartNew();
        await world.Get<WriteExports>().Handle(default);
        var job = (await world.Get<IExportJobs>().Find(id, default))!;
        if (job.State is not ExportState.Done) throw new InvalidOperationException($"The export is {job.State}: {string.Join('\n', world.Log)}");
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{job.Rows} {time.Elapsed.TotalSeconds:0.000} {self.PeakWorkingSet64 / 1048576.0:0.0}"));
    }

    /// <summary>Takes up what waits, and dies (SIGKILL) when it opens a file.</summary>
    /// <param name="folder">Data directory.</param>
    /// <param name="at">Which file, from 1 on.</param>
    public static async Task Die(string folder, int at)
    {
        var opened = 0;
        await using var world = new ErasureWorld(folder, new FakeTimeProvider(TestStores.Start), [("Exports:ProgressRows", "1")], before: call =>
        {
            if (call == "ICandidateFiles.Find" && ++opened == at) DyingHere.Now();
        });
        await world.Get<WriteExports>().Handle(default);
    }

    /// <summary>Runs it beside the caller.</summary>
    public static async Task<Result> Measure(string folder, CancellationToken ct)
    {
        using var probe = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "HrHub.TestKit.dll"), "export", folder]) { RedirectStandardOutput = true })!;
        var printed = (await probe.StandardOutput.ReadToEndAsync(ct)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await probe.WaitForExitAsync(ct);
        return new(long.Parse(printed[0], CultureInfo.InvariantCulture), double.Parse(printed[1], CultureInfo.InvariantCulture), double.Parse(printed[2], CultureInfo.InvariantCulture));
    }
}
