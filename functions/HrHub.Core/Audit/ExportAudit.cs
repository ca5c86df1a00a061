using System.Text.Json;
using HrHub.Core.Access;
using HrHub.Core.Canonical;

namespace HrHub.Core.Audit;

/// <summary>Writes the audit trail as newline-delimited JSON for a SIEM, one entry a line. The export is on record before its first line is read.</summary>
public sealed class ExportAudit(IAuditLog log)
{
    private const int TellEvery = 1_000;

    /// <param name="since">Entries from then on, in the order of writing.</param>
    /// <param name="output">Stays open.</param>
    /// <param name="by">Who exports.</param>
    /// <param name="progress">Hears of every thousand lines.</param>
    /// <param name="ct">Cancels; whole lines only are written.</param>
    /// <returns>How many lines.</returns>
    /// <exception cref="InvalidDataException">A stored entry is unreadable: a verification says which.</exception>
    public async Task<long> Handle(DateTimeOffset since, Stream output, Caller by, IProgress<long>? progress, CancellationToken ct)
    {
        await log.Append(new AuditEvent { Chain = AuditEvent.HubChain, Who = by, Action = AuditAction.Exported, Record = "audit" }, ct);
        var lines = 0L;
        using var line = new MemoryStream();
        await foreach (var entry in log.Since(since, ct))
        {
            line.SetLength(0);
            JsonSerializer.Serialize(line, ExportedEntry.Of(entry), CanonicalJson.Options);
            line.WriteByte((byte)'\n');
            await output.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), ct);
            if (++lines % TellEvery == 0) progress?.Report(lines);
        }
        await output.FlushAsync(ct);
        return lines;
    }
}
