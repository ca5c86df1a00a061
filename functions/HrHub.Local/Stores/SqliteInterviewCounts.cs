namespace HrHub.Local.Stores;

/// <summary>
/// How many interviews share the same batch, position, department, vendor, stage, status and score band: kept by triggers, in the transaction of whatever changes an interview, so that a question about
/// a million of them reads some thousand rows. People who may not be found are not counted.
/// </summary>
internal static class SqliteInterviewCounts
{
    /// <summary>DDL of this store; after that of the interviews.</summary>
    public const string Schema = $"""
        CREATE TABLE IF NOT EXISTS interview_counts (
            batch TEXT NOT NULL, position_code TEXT NOT NULL, position_title TEXT NOT NULL, position_family TEXT NOT NULL, department TEXT NOT NULL, vendor TEXT NOT NULL, stage TEXT NOT NULL, status TEXT NOT NULL,
            authenticated INTEGER NOT NULL, band INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY ({Key})) WITHOUT ROWID;
        CREATE TRIGGER IF NOT EXISTS interview_counted AFTER INSERT ON interview_facets WHEN new.hidden = 0 BEGIN
            INSERT INTO interview_counts VALUES (ifnull(new.batch, ''), new.position_code, ifnull(new.position_title, ''), ifnull(new.position_family, ''), ifnull(new.department, ''), new.vendor, new.stage, new.status,
                new.authenticated, {NewBand}, 1) ON CONFLICT ({Key}) DO UPDATE SET n = n + 1;
        END;
        CREATE TRIGGER IF NOT EXISTS interview_uncounted AFTER DELETE ON interview_facets WHEN old.hidden = 0 BEGIN
            UPDATE interview_counts SET n = n - 1 WHERE {IsOld};
            DELETE FROM interview_counts WHERE {IsOld} AND n = 0;
        END;
        """;

    /// <summary>The lowest score of a band of ten points; −1 where there is none. The best mark belongs to the last band, not to one of its own.</summary>
    /// <remarks>Of a row <c>i</c> of the interviews.</remarks>
    public const string Band = "CASE WHEN i.score < 0 THEN -1 ELSE min(CAST(i.score / 10 AS INTEGER), 9) * 10 END";

    private const string Key = "batch, position_code, position_title, position_family, department, vendor, stage, status, authenticated, band";
    private const string NewBand = "CASE WHEN new.score < 0 THEN -1 ELSE min(CAST(new.score / 10 AS INTEGER), 9) * 10 END";
    private const string OldBand = "CASE WHEN old.score < 0 THEN -1 ELSE min(CAST(old.score / 10 AS INTEGER), 9) * 10 END";
    private const string IsOld = $"""
        batch = ifnull(old.batch, '') AND position_code = old.position_code AND position_title = ifnull(old.position_title, '') AND position_family = ifnull(old.position_family, '')
        AND department = ifnull(old.department, '') AND vendor = old.vendor AND stage = old.stage AND status = old.status AND authenticated = old.authenticated AND band = {OldBand}
        """;
}
