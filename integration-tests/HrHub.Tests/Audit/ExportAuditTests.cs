using System.Text.Json;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;

namespace HrHub.Tests.Audit;

public sealed class ExportAuditTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Caller By = new("audit export", Role.Operator, "command-line");
    private readonly AuditBench _bench = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task What_is_exported_holds_every_hash_of_the_chain()
    {
        await _bench.Write("cand-a", 3);
        await _bench.Log.Append(AuditBench.Event("cand-a") with { Record = null, FieldClass = null, Why = "case-7" }, None);

        var lines = await Export(DateTimeOffset.UnixEpoch);

        Assert.Equal(5, lines.Count);
        var previous = AuditHash.None;
        foreach (var line in lines.Where(line => line.Chain == "cand-a"))
        {
            var happened = new AuditEvent
            {
                Chain = line.Chain, Who = new(line.Actor, Enum.Parse<Role>(line.Role, ignoreCase: true), line.From), Action = line.Action, Record = line.Record, FieldClass = line.FieldClass, Why = line.Why, Allowed = line.Allowed,
            };
            Assert.Equal((previous, line.Hash), (line.PreviousHash, AuditHash.Of(line.Sequence, line.Time, happened, previous)));
            previous = line.Hash;
        }
        Assert.Equal((await _bench.Log.Heads(None).FirstAsync()).Hash, previous);
    }

    [Fact]
    public async Task The_names_of_the_fields_are_what_a_SIEM_was_set_up_for()
    {
        await _bench.Log.Append(AuditBench.Event("cand-a") with { Why = "case-7" }, None);
        using var output = new MemoryStream();
        await new ExportAudit(_bench.Log).Handle(DateTimeOffset.UnixEpoch, output, By, null, None);

        using var line = JsonDocument.Parse(System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n')[0]);

        Assert.Equal(["time", "chain", "sequence", "actor", "role", "from", "action", "allowed", "record", "fieldClass", "why", "previousHash", "hash"], line.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("2026-11-25T08:00:00+00:00", "hr"), (line.RootElement.GetProperty("time").GetString(), line.RootElement.GetProperty("role").GetString()));
    }

    [Fact]
    public async Task Only_what_was_written_since_then_is_exported_and_the_export_is_on_record()
    {
        await _bench.Write("cand-a", 3);
        var since = _bench.Stores.Clock.GetUtcNow();
        await _bench.Write("cand-b", 2);

        var lines = await Export(since);

        Assert.Equal(["cand-b", "cand-b", "hub"], lines.Select(line => line.Chain));
        Assert.Equal((AuditAction.Exported, "audit export"), (lines[^1].Action, lines[^1].Actor));
    }

    [Fact]
    public async Task An_export_over_an_unreadable_entry_fails_aloud()
    {
        await _bench.Write("cand-a", 1);
        _bench.Tamper("UPDATE audit_entries SET event = '?'");
        await Assert.ThrowsAsync<InvalidDataException>(() => Export(DateTimeOffset.UnixEpoch));
    }

    private async Task<IReadOnlyList<ExportedEntry>> Export(DateTimeOffset since)
    {
        using var output = new MemoryStream();
        var count = await new ExportAudit(_bench.Log).Handle(since, output, By, null, None);
        var lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n');
        Assert.Equal((count, ""), (lines.Length - 1, lines[^1]));
        return [.. lines[..^1].Select(line => JsonSerializer.Deserialize<ExportedEntry>(line, CanonicalJson.Options)!)];
    }
}
