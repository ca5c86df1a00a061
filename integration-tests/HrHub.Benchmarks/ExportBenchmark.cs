using System.Diagnostics;
using HrHub.Benchmarks.Candidates;
using HrHub.Benchmarks.Harness;
using HrHub.Core.Exports;
using HrHub.TestKit.Exports;
using MiniExcelLibs;

namespace HrHub.Benchmarks;

/// <summary>A workbook of 100,000 interviews against MiniExcel, which writes the same cells from memory; what memory it takes; and the whole way as a job in the background.</summary>
public sealed class ExportBenchmark : IBenchmark
{
    private const int Rows = 100_000, Chunk = 20_000;
    private const double LeastSpeed = 0.7, MostMemory = 200;

    public string Name => "export";

    public async Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct)
    {
        using var folder = new DataFolder();
        var count = measurement.Count(Rows);
        var rows = Enumerable.Range(1, count).Select(number => MadeUpRows.Row(number)).ToList();
        var same = rows.Select(Flat.Of).ToList();
        var seconds = await measurement.Interleaved(
            () => Timed(async file => await WriteTable.Handle(ExportFormat.Xlsx, rows.ToAsyncEnumerable(), MadeUpRows.Settings, file, ct)),
            () => Timed(async file => await MiniExcel.SaveAsAsync(file, same, cancellationToken: ct)));
        var (ratio, spread) = Statistics.Ratio(seconds[1], seconds[0]);
        measurement.Tell("memory", 0.5);
        var memory = await WorkbookProbe.Measure(count, ct);
        var job = await InBackground(count, measurement, ct);
        return
        [
            new ResultRow($"workbook of {count:N0} interviews × {ExportColumns.Interviews.Count} columns, from memory to a file ({spread})", $"{count / seconds[0].Median():N0} rows/s", $"MiniExcel: {count / seconds[1].Median():N0} rows/s") { Ratio = ratio }.AtLeast(LeastSpeed),
            new ResultRow($"peak memory of a process that writes {count:N0} interviews with five dimensions each, MiB over {MostMemory:0}", $"{memory:0} MiB") { Ratio = memory / MostMemory }.AtMost(1),
            new ResultRow($"workbook of {job.Interviews:N0} stored interviews as a background job: each found, opened, put on the trail, written and sealed", $"{job.Interviews / job.Seconds:N0} rows/s, {job.Seconds:0.0} s"),
            new ResultRow($"peak memory of the process that runs this job, stores and keys included, MiB over {MostMemory:0}", $"{job.Memory:0} MiB") { Ratio = job.Memory / MostMemory }.AtMost(1),
        ];

        async Task<double> Timed(Func<Stream, Task> write)
        {
            var path = folder.File("export.xlsx");
            GC.Collect();
            var time = Stopwatch.StartNew();
            await using (var file = File.Create(path)) await write(file);
            return time.Elapsed.TotalSeconds;
        }
    }

    private static async Task<ExportJobProbe.Result> InBackground(int count, Measurement measurement, CancellationToken ct)
    {
        using var folder = new DataFolder();
        await using (var store = new FileStore(folder))
            for (var saved = 0; saved < count; saved += Chunk)
            {
                measurement.Tell($"saving {saved:N0} of {count:N0} files", 0.5 + 0.4 * saved / count);
                await store.Save(saved, Math.Min(Chunk, count - saved), ct);
            }
        measurement.Tell("background job", 0.95);
        return await ExportJobProbe.Measure(folder.Path, ct);
    }

    /// <summary>The same cells as properties, which is what MiniExcel is fastest with.</summary>
    private sealed record Flat(string? Name, string? Position, string? Batch, DateTime At, double? Score, string? Stage, string? Status, string? Result, string? Recommendation, string? Tags, string? Department,
        string? PositionCode, string? Family, string Vendor, double? Minutes, string? Authenticated, string? NationalId, string? Phone, string? Email, string? EmployeeNumber, string Candidate, string Interview)
    {
        public static Flat Of(ExportedInterview row)
        {
            var cells = ExportColumns.Interviews.Select(column => column.Of(row, MadeUpRows.Settings)).ToList();
            string? Text(int at) => cells[at].Text;
            return new(Text(0), Text(1), Text(2), cells[3].Time!.Value, cells[4].Number, Text(5), Text(6), Text(7), Text(8), Text(9), Text(10), Text(11), Text(12), row.Vendor, cells[14].Number, Text(15), Text(16), Text(17), Text(18), Text(19), row.CandidateId, row.InterviewId);
        }
    }
}
