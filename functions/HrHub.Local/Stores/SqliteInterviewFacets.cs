using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.EmbeddedWorker.Storage;
using Microsoft.Data.Sqlite;

namespace HrHub.Local.Stores;

/// <summary>
/// What searches ask of an interview, in the clear: a table of its own, in the order in which searches show interviews, so that a search reads no sealed bytes. What a search asks about the whole
/// file is here too. Every index ends in that order as well: a page is read from it without sorting, and new rows go to the end of one batch, one position, one score. What sorts is never null: no position is '', no score −1.
/// </summary>
internal static class SqliteInterviewFacets
{
    /// <summary>DDL of this store.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS interview_facets (
            at INTEGER NOT NULL, interview_id TEXT NOT NULL, candidate_no INTEGER NOT NULL, hidden INTEGER NOT NULL, vendor TEXT NOT NULL, position_code TEXT NOT NULL, position_title TEXT, position_family TEXT,
            department TEXT, batch TEXT, stage TEXT NOT NULL, status TEXT NOT NULL, score REAL NOT NULL, authenticated INTEGER NOT NULL, emotion TEXT, folder TEXT NOT NULL, tags TEXT, dimensions TEXT,
            PRIMARY KEY (at, interview_id, candidate_no)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS interview_facets_by_candidate ON interview_facets (candidate_no);
        CREATE INDEX IF NOT EXISTS interview_facets_by_batch ON interview_facets (batch, at, interview_id, candidate_no, hidden, position_code, stage, status, score);
        CREATE INDEX IF NOT EXISTS interview_facets_by_position ON interview_facets (position_code, at, interview_id, candidate_no, hidden, batch, stage, status, score);
        CREATE INDEX IF NOT EXISTS interview_facets_by_score ON interview_facets (score, at, interview_id, candidate_no);
        """;

    private const double NoScore = -1;

    /// <summary>Columns of a <see cref="SearchHit"/>, after the candidate's id.</summary>
    public const string Columns = "f.interview_id, f.vendor, f.position_code, f.batch, f.status, f.score, f.at, f.position_title, f.department, f.stage, f.tags, f.folder, f.authenticated";

    /// <summary>Within the caller's transaction.</summary>
    public static void Insert(SqliteSession db, CandidateFile file, long candidate, InterviewFile saved)
    {
        var interview = saved.Interview;
        db.Execute("INSERT INTO interview_facets VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
            interview.At(file).Stored(), interview.InterviewId, candidate, file.Hidden(), interview.Vendor, interview.Position?.Code ?? "", interview.Position?.Title, interview.Position?.Family,
            interview.Department, interview.Batch, file.Stage, interview.StatusName(), interview.Score() ?? NoScore, interview.Provenance.PayloadAuthenticated, interview.DominantEmotion(), saved.Folder,
            saved.Tags.Count == 0 ? null : JsonSerializer.Serialize(saved.Tags, CanonicalJson.Options), interview.DimensionScores() is { Count: > 0 } scores ? JsonSerializer.Serialize(scores, CanonicalJson.Options) : null);
    }

    public static SearchHit Map(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3) is { Length: > 0 } position ? position : null, row.TextOrNull(4), row.GetString(5), row.GetDouble(6) is >= 0 and var score ? score : null, row.Time(7))
    {
        PositionTitle = row.TextOrNull(8),
        Department = row.TextOrNull(9),
        Stage = row.GetString(10),
        Tags = row.TextOrNull(11) is { } tags ? JsonSerializer.Deserialize<string[]>(tags, CanonicalJson.Options)! : [],
        Folder = row.GetString(12),
        PayloadAuthenticated = row.GetBoolean(13),
    };
}
