using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Core.Exports;

/// <summary>One JSON object per interview and line, for programs: codes instead of words, times in UTC, and in each line who exported it and when.</summary>
public static class WriteJsonLines
{
    private const int Batch = 64 * 1024;

    /// <inheritdoc cref="WriteCsv.Handle"/>
    public static async Task Handle(IAsyncEnumerable<ExportedInterview> rows, ExportSettings settings, Stream output, CancellationToken ct)
    {
        using var waiting = new MemoryStream(Batch * 2);
        await foreach (var row in rows.WithCancellation(ct))
        {
            JsonSerializer.Serialize(waiting, new Line(row, settings.Mark), CanonicalJson.Options);
            waiting.WriteByte((byte)'\n');
            if (waiting.Length >= Batch) await Drain(waiting, output, ct);
        }
        await Drain(waiting, output, ct);
        await output.FlushAsync(ct);
    }

    private static async Task Drain(MemoryStream waiting, Stream output, CancellationToken ct)
    {
        await output.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), ct);
        waiting.SetLength(0);
    }

    private sealed record Line(ExportedInterview Interview, ExportMark Exported);
}
