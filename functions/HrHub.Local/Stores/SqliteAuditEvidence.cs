using System.Runtime.CompilerServices;
using HrHub.Core.Audit;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Reads the tables of <see cref="SqliteAuditLog"/> as they are. An entry and its chain's head come from one read, so that entries written meanwhile do not look like breaks.</summary>
public sealed class SqliteAuditEvidence(SqliteDatabase database) : IAuditEvidence
{
    private const int Page = 2_000;

    /// <inheritdoc/>
    public Task<long> Count(CancellationToken ct)
        => Task.FromResult(database.Read(db => db.Number("SELECT coalesce(max(rowid), 0) FROM audit_entries")!.Value));

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredEntry> Entries([EnumeratorCancellation] CancellationToken ct)
    {
        for (var (chain, sequence) = (long.MinValue, long.MinValue);;)
        {
            ct.ThrowIfCancellationRequested();
            var page = database.Read(db => db.Query("""
                SELECT e.chain_no, e.sequence, e.at, e.event, e.previous_hash, e.hash, c.chain, c.sequence, c.hash
                FROM audit_entries e LEFT JOIN audit_chains c ON c.no = e.chain_no
                WHERE (e.chain_no, e.sequence) > ($0, $1) ORDER BY e.chain_no, e.sequence LIMIT $2
                """, Map, chain, sequence, Page));
            foreach (var (_, entry) in page) yield return entry;
            if (page.Count < Page) break;
            (chain, sequence) = (page[^1].ChainNo, page[^1].Entry.Sequence);
        }
        await Task.CompletedTask;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChainHead> HeadsWithoutEntries(CancellationToken ct) => database.Read(db => db.Query(
        "SELECT chain, sequence, hash FROM audit_chains c WHERE NOT EXISTS (SELECT 1 FROM audit_entries e WHERE e.chain_no = c.no) ORDER BY chain LIMIT $0",
        row => new ChainHead(row.GetString(0), row.GetInt64(1), row.GetString(2)), AuditVerdict.MostBreaks)).ToAsyncEnumerable();

    /// <inheritdoc/>
    public Task<string?> HashAt(string chain, long sequence, CancellationToken ct) => Task.FromResult(database.Read(db => db.First(
        "SELECT hash FROM audit_entries WHERE chain_no = (SELECT no FROM audit_chains WHERE place = $0 AND chain = $1) AND sequence = $2", row => row.GetString(0), ChainPlace.Of(chain), chain, sequence)));

    private static (long ChainNo, StoredEntry Entry) Map(SqliteDataReader row)
    {
        var head = row.TextOrNull(6) is { } chain ? new ChainHead(chain, row.GetInt64(7), row.GetString(8)) : null;
        return (row.GetInt64(0), new(head?.Chain ?? $"#{row.GetInt64(0)}", row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3), row.GetString(4), row.GetString(5), head));
    }
}
