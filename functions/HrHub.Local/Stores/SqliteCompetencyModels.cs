using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Competencies;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>Competency models on SQLite.</summary>
public sealed class SqliteCompetencyModels(SqliteDatabase database) : ICompetencyModels
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS competency_models (position TEXT NOT NULL, version INTEGER NOT NULL, model TEXT NOT NULL, PRIMARY KEY (position, version)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS model_pushes (position TEXT NOT NULL, vendor TEXT NOT NULL, push TEXT NOT NULL, PRIMARY KEY (position, vendor)) WITHOUT ROWID;
        """;

    /// <inheritdoc/>
    public Task<bool> Add(CompetencyModel model, CancellationToken ct)
        => database.Write(db => db.Execute("INSERT INTO competency_models VALUES ($0, $1, $2) ON CONFLICT DO NOTHING", model.PositionCode, model.Version, Json(model)) == 1, ct);

    /// <inheritdoc/>
    public Task<CompetencyModel?> Newest(string positionCode, CancellationToken ct) => Task.FromResult(database.Read(db
        => db.First("SELECT model FROM competency_models WHERE position = $0 ORDER BY version DESC LIMIT 1", Read<CompetencyModel>, positionCode)));

    /// <inheritdoc/>
    public Task<CompetencyModel?> Find(string positionCode, int version, CancellationToken ct) => Task.FromResult(database.Read(db
        => db.First("SELECT model FROM competency_models WHERE position = $0 AND version = $1", Read<CompetencyModel>, positionCode, version)));

    /// <inheritdoc/>
    public Task<IReadOnlyList<CompetencyModel>> List(CancellationToken ct) => Task.FromResult<IReadOnlyList<CompetencyModel>>(database.Read(db => db.Query(
        "SELECT model FROM competency_models one WHERE version = (SELECT MAX(version) FROM competency_models WHERE position = one.position) ORDER BY position", Read<CompetencyModel>)));

    /// <inheritdoc/>
    public Task Save(ModelPush push, CancellationToken ct) => database.Write(db => db.Execute("INSERT OR REPLACE INTO model_pushes VALUES ($0, $1, $2)", push.PositionCode, push.Vendor, Json(push)), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ModelPush>> Pushes(string? positionCode, CancellationToken ct) => Task.FromResult<IReadOnlyList<ModelPush>>(database.Read(db
        => db.Query("SELECT push FROM model_pushes WHERE $0 IS NULL OR position = $0 ORDER BY position, vendor", Read<ModelPush>, positionCode)));

    private static T Read<T>(SqliteDataReader row) => JsonSerializer.Deserialize<T>(row.GetString(0), CanonicalJson.Options)!;

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, CanonicalJson.Options);
}
