using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Certificates on SQLite. Nothing updates or deletes one: triggers refuse it.</summary>
public sealed class SqliteCertificates(SqliteDatabase database) : ICertificates
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS certificates (erasure_id TEXT NOT NULL, revision INTEGER NOT NULL, certificate TEXT NOT NULL, PRIMARY KEY (erasure_id, revision)) WITHOUT ROWID;
        CREATE TRIGGER IF NOT EXISTS certificates_stay BEFORE DELETE ON certificates BEGIN SELECT RAISE(ABORT, 'A certificate stays.'); END;
        CREATE TRIGGER IF NOT EXISTS certificates_are_final BEFORE UPDATE ON certificates BEGIN SELECT RAISE(ABORT, 'A certificate is final.'); END;
        """;

    /// <inheritdoc/>
    public Task<ErasureCertificate?> Find(string erasureId, CancellationToken ct) => Task.FromResult(database.Read(db
        => db.First("SELECT certificate FROM certificates WHERE erasure_id = $0 ORDER BY revision DESC LIMIT 1", Map, erasureId)));

    /// <inheritdoc/>
    public Task Add(ErasureCertificate certificate, CancellationToken ct) => database.Write(db => db.Execute(
        "INSERT INTO certificates VALUES ($0, $1, $2) ON CONFLICT DO NOTHING", certificate.ErasureId, certificate.Revision, JsonSerializer.Serialize(certificate, CanonicalJson.Options)), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ErasureCertificate>> List(string? after, int max, CancellationToken ct) => Task.FromResult<IReadOnlyList<ErasureCertificate>>(database.Read(db => db.Query("""
        SELECT certificate FROM certificates c WHERE erasure_id > $0 AND revision = (SELECT max(revision) FROM certificates WHERE erasure_id = c.erasure_id) ORDER BY erasure_id LIMIT $1
        """, Map, after ?? "", max)));

    private static ErasureCertificate Map(SqliteDataReader row) => JsonSerializer.Deserialize<ErasureCertificate>(row.GetString(0), CanonicalJson.Options)!;
}
