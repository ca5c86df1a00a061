using System.Diagnostics;
using HrHub.Core.Exports;

namespace HrHub.TestKit.Exports;

/// <summary>A process of its own that writes a workbook of rows that are nowhere in memory, so that its memory can be measured.</summary>
public static class WorkbookProbe
{
    /// <param name="rows">Interviews, each with five dimensions.</param>
    public static async Task Run(int rows)
    {
        await WriteTable.Handle(ExportFormat.Xlsx, Enumerable.Range(1, rows).Select(number => MadeUpRows.Row(number, dimensions: 5)).ToAsyncEnumerable(), MadeUpRows.Settings, Stream.Null, default);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"memory {self.PeakWorkingSet64}");
    }

    /// <summary>Runs it beside the caller.</summary>
    /// <returns>MiB that the whole process had at its peak.</returns>
    public static async Task<double> Measure(int rows, CancellationToken ct)
    {
        using var probe = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "HrHub.TestKit.dll"), "workbook", $"{rows}"]) { RedirectStandardOutput = true })!;
        var printed = await probe.StandardOutput.ReadToEndAsync(ct);
        await probe.WaitForExitAsync(ct);
        return long.Parse(printed.Split(' ')[1]) / 1048576.0;
    }
}
