using System.Text.Json;
using HrHub.Core;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Invitations;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Invitations across people on SQLite.</summary>
public sealed class SqliteInvitationIndex(SqliteDatabase database) : IInvitationIndex, IForgetting
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS invitations (invitation_id TEXT PRIMARY KEY, candidate_id TEXT NOT NULL, batch TEXT, position_code TEXT NOT NULL, department TEXT, vendor TEXT NOT NULL, progress INTEGER NOT NULL, requested_at INTEGER NOT NULL, expires_at INTEGER, entry TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS invitations_by_time ON invitations (requested_at, invitation_id);
        CREATE INDEX IF NOT EXISTS invitations_by_batch ON invitations (batch, requested_at, invitation_id);
        CREATE INDEX IF NOT EXISTS invitations_by_progress ON invitations (progress, requested_at, invitation_id);
        CREATE INDEX IF NOT EXISTS invitations_by_candidate ON invitations (candidate_id);
        """;

    private const string Filtered = """
        ($0 IS NULL OR batch = $0) AND ($1 IS NULL OR position_code = $1) AND ($2 IS NULL OR vendor = $2) AND ($3 IS NULL OR progress = $3) AND ($4 IS NULL OR expires_at < $4)
        AND ($5 IS NULL OR position_code IN (SELECT value FROM json_each($5)))
        AND ($6 IS NULL OR EXISTS (SELECT 1 FROM json_each($6) WHERE department = value OR (department >= value || '/' AND department < value || '0'))) AND ($7 IS NULL OR requested_at < $7)
        """;

    /// <inheritdoc/>
    public string Store => "invitations";

    /// <inheritdoc/>
    public Task Put(InvitationEntry entry, CancellationToken ct) => database.Write(db =>
    {
        if (db.First("SELECT entry FROM invitations WHERE invitation_id = $0", Map, entry.InvitationId) is { } known && !known.GivesWayTo(entry)) return;
        db.Execute("INSERT OR REPLACE INTO invitations VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9)",
            entry.InvitationId, entry.CandidateId, entry.Batch, entry.PositionCode, entry.Department, entry.Vendor, (int)entry.Progress, entry.RequestedAt.Stored(), entry.ExpiresAt?.Stored(), JsonSerializer.Serialize(entry, CanonicalJson.Options));
    }, ct);

    /// <inheritdoc/>
    public Task<InvitationPage> List(InvitationQuery query, CancellationToken ct)
    {
        TimePage.CheckSize(query.PageSize);
        (long At, string Id) before = query.Cursor is { } cursor && TimePage.Position(cursor) is var (at, id) ? (at.Stored(), id) : (long.MaxValue, "");
        var found = database.Read(db => db.Query($"SELECT entry FROM {From(query)} WHERE {Filtered} AND (requested_at, invitation_id) < ($8, $9) ORDER BY requested_at DESC, invitation_id DESC LIMIT $10",
            Map, [.. Values(query), before.At, before.Id, query.PageSize + 1]));
        return Task.FromResult(InvitationPage.Of(found, query.PageSize));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<InvitationProgress, long>> Count(InvitationQuery query, CancellationToken ct)
    {
        var counted = database.Read(db => db.Query($"SELECT progress, count(*) FROM {From(query)} WHERE {Filtered} GROUP BY progress", row => (Progress: (InvitationProgress)row.GetInt32(0), Count: row.GetInt64(1)), Values(query)));
        return Task.FromResult<IReadOnlyDictionary<InvitationProgress, long>>(counted.ToDictionary(one => one.Progress, one => one.Count));
    }

    /// <inheritdoc/>
    public Task<long> Forget(Traces traces, CancellationToken ct)
        => database.Write(db => traces.CandidateIds.Sum(id => (long)db.Execute("DELETE FROM invitations WHERE candidate_id = $0", id)), ct);

    /// <summary>The way in: without statistics SQLite would choose any.</summary>
    private static string From(InvitationQuery query) => query switch
    {
        { Batch: not null } => "invitations INDEXED BY invitations_by_batch",
        { Progress: not null } => "invitations INDEXED BY invitations_by_progress",
        _ => "invitations INDEXED BY invitations_by_time",
    };

    private static object?[] Values(InvitationQuery query) =>
    [
        query.Batch, query.PositionCode, query.Vendor, (int?)query.Progress, query.ExpiresBefore?.Stored(),
        query.Sight.Positions is { } positions ? JsonSerializer.Serialize(positions) : null, query.Sight.Departments is { } departments ? JsonSerializer.Serialize(departments) : null, query.RequestedBefore?.Stored(),
    ];

    private static InvitationEntry Map(SqliteDataReader row) => JsonSerializer.Deserialize<InvitationEntry>(row.GetString(0), CanonicalJson.Options)!;
}
