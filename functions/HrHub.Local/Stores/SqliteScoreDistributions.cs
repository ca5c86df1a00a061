using System.Runtime.CompilerServices;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Insights;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>Counted distributions on SQLite, and the scores in the facets of interviews.</summary>
public sealed class SqliteScoreDistributions(SqliteDatabase database) : IScoreDistributions
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS score_distributions (family TEXT PRIMARY KEY, distribution TEXT NOT NULL) WITHOUT ROWID;
        """;

    private const int Page = 2_000;

    /// <inheritdoc/>
    public Task<ScoreDistribution?> Find(string family, CancellationToken ct) => Task.FromResult(database.Read(db
        => db.First("SELECT distribution FROM score_distributions WHERE family = $0", row => JsonSerializer.Deserialize<ScoreDistribution>(row.GetString(0), CanonicalJson.Options), family)));

    /// <inheritdoc/>
    public Task Save(ScoreDistribution distribution, CancellationToken ct) => database.Write(db
        => db.Execute("INSERT OR REPLACE INTO score_distributions VALUES ($0, $1)", distribution.Family, JsonSerializer.Serialize(distribution, CanonicalJson.Options)), ct);

    /// <inheritdoc/>
    /// <remarks>By pages: a reader that is open for long keeps the log from being written back.</remarks>
    public async IAsyncEnumerable<ScoredInterview> Scores([EnumeratorCancellation] CancellationToken ct)
    {
        var (at, id) = (long.MinValue, "");
        while (true)
        {
            var rows = database.Read(db => db.Query(
                "SELECT at, interview_id, position_family, score, dimensions FROM interview_facets WHERE (at, interview_id) > ($0, $1) ORDER BY at, interview_id LIMIT $2",
                row => (At: row.GetInt64(0), Id: row.GetString(1), Family: row.TextOrNull(2), Score: row.GetDouble(3), Dimensions: row.TextOrNull(4)), at, id, Page));
            foreach (var row in rows)
            {
                var scores = row.Dimensions is null ? [] : JsonSerializer.Deserialize<Dictionary<string, double>>(row.Dimensions, CanonicalJson.Options)!;
                // No score is −1 there.
                if (row.Family is not null && (row.Score >= 0 || scores.Count > 0)) yield return new(row.Family, row.Score < 0 ? null : row.Score, scores.ToDictionary(score => ScoreDistribution.KeyOf(score.Key), score => score.Value));
            }
            if (rows.Count < Page) yield break;
            (at, id) = (rows[^1].At, rows[^1].Id);
            ct.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
