using HrHub.Core.Inbox;
using HrHub.Core.Sync;
using HrHub.EmbeddedWorker.Storage;

namespace HrHub.Local.Stores;

/// <summary>
/// The files under the data directory. Inbox and queue share one file so that both writes of a delivery ride the same fsyncs;
/// keys have a file of their own, so that a restored backup of the records can't bring an erased person back.
/// </summary>
public sealed class LocalStores : IAsyncDisposable
{
    /// <summary>One line for each store, so that two people who add one do not meet.</summary>
    private static readonly string[] RecordSchemas =
    [
        SqliteCandidateFiles.Schema,
        SqliteInterviewFacets.Schema,
        SqliteInterviewCounts.Schema,
        SqliteScoreDistributions.Schema,
        SqliteSavedSearches.Schema,
        SqliteChangeFeed.Schema,
        SqliteSubscriptions.Schema,
        SqliteCompetencyModels.Schema,
        SqliteNameTokens.Schema,
        SqliteCandidateIndex.Schema,
        SqliteSyncStates.Schema,
        SqliteEmployeeIds.Schema,
        SqliteParkedItems.Schema,
        SqliteAuditLog.Schema,
        SqliteRetentionRuns.Schema,
        SqliteCases.Schema,
        SqliteDisputeIndex.Schema,
        SqliteInvitationIndex.Schema,
        SqliteErasures.Schema,
        SqliteCertificates.Schema,
        SqliteDeidentifiedFacets.Schema,
        SqliteIdempotencyRecords.Schema,
        SqliteSyncLedger.Schema,
        SqliteHealthReports.Schema,
        SqliteExportJobs.Schema,
    ];

    private readonly SqliteVendorLedger _ledger;
    private readonly SqliteSyncLedger _pushes;

    public LocalStores(string directory, TimeProvider clock)
    {
        Directory.CreateDirectory(directory);
        Inbox = new SqliteDatabase(Path.Combine(directory, "inbox.db"), SqliteInbox.Schema + SqliteVendorLedger.Schema + SqlitePullCursors.Schema);
        Records = new SqliteDatabase(Path.Combine(directory, "records.db"), string.Concat(RecordSchemas));
        Keys = new SqliteDatabase(Path.Combine(directory, "keys.db"), SqliteKeyStore.Schema);
        _ledger = new SqliteVendorLedger(Inbox, clock);
        _pushes = new SqliteSyncLedger(Records, clock);
    }

    public SqliteDatabase Inbox { get; }
    public SqliteDatabase Records { get; }
    public SqliteDatabase Keys { get; }
    public IVendorLedger Ledger => _ledger;
    public ISyncLedger Pushes => _pushes;

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        await _pushes.DisposeAsync();
        await Inbox.DisposeAsync();
        await Records.DisposeAsync();
        await Keys.DisposeAsync();
    }
}
