using HrHub.Core.Audit;
using HrHub.Core.Cases;
using HrHub.Core.Changes;
using HrHub.Core.Competencies;
using HrHub.Core.Disputes;
using HrHub.Core.Erasures;
using HrHub.Core.Events;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Idempotency;
using HrHub.Core.Inbox;
using HrHub.Core.Insights;
using HrHub.Core.Invitations;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Messaging;
using HrHub.Core.Operations;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using HrHub.Core.Sync;
using HrHub.Core.Vendors.Api;
using HrHub.EmbeddedWorker.Queue;
using HrHub.EmbeddedWorker.Storage;
using HrHub.Local.Keys;
using HrHub.Local.Stores;
using HrHub.Pipeline.Sync;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HrHub.Local.Hosting;

/// <summary>The ports on SQLite and files.</summary>
public sealed class LocalPorts : IHubPorts
{
    private readonly LocalStores _stores;
    private readonly string _dataDirectory;
    private readonly FileRootKey _rootKey;
    private readonly SqliteKeyStore _keys;
    private readonly SqliteInbox _inbox;
    private readonly FileSealedObjects _objects;
    private readonly string _auditRoots;
    private readonly ReadProgress _progress;

    public LocalPorts(string dataDirectory, KeysOptions keys, QueueOptions queue, TimeProvider clock)
    {
        _dataDirectory = dataDirectory;
        _stores = new LocalStores(dataDirectory, clock);
        _keys = new SqliteKeyStore(_stores.Keys);
        _rootKey = RootKey(keys.PathIn(dataDirectory));
        _inbox = new SqliteInbox(_stores.Inbox, new());
        var objects = Path.Combine(dataDirectory, "objects");
        _objects = new FileSealedObjects(objects);
        _progress = new ReadProgress(_stores, objects);
        _auditRoots = Path.Combine(dataDirectory, "audit-roots");
        Bus = new SqliteMessageBus(_stores.Inbox, queue, clock);
    }

    /// <inheritdoc/>
    public SqliteMessageBus Bus { get; }

    /// <inheritdoc/>
    public Task Prepare(CancellationToken ct) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<Progress> Progress(CancellationToken ct) => Task.FromResult(_progress.Now());

    /// <inheritdoc/>
    public void AddToIntake(IServiceCollection services) => services
        .AddSingleton<IInbox>(_inbox)
        .AddSingleton<IDeliveryQueue>(new SqliteDeliveryQueue(_stores.Inbox, _inbox, Bus))
        .AddSingleton(_stores.Ledger)
        .AddSingleton<IRootKey>(_rootKey)
        .AddSingleton<IKeyStore>(_keys)
        .AddSingleton<ISealedObjects>(_objects)
        .AddSingleton<IMessageBus>(Bus)
        .AddHealthChecks()
        .AddCheck("inbox", () => Check(_stores.Inbox))
        .AddCheck("keys", () => Check(_stores.Keys));

    /// <inheritdoc/>
    public void AddToPipeline(IServiceCollection services)
    {
        AddToIntake(services);
        AddRecords(services);
        services
            .AddSingleton<IAuditEvidence>(new SqliteAuditEvidence(_stores.Records))
            .AddSingleton<IAuditRoots>(new FileAuditRoots(_auditRoots))
            .AddSingleton<ICandidateTokens>(new SqliteCandidateTokens(_stores.Records))
            .AddSingleton(_rootKey)
            .AddSingleton<RotateRootKey>()
            .AddSingleton<RetireRootKeys>()
            .AddSingleton<IParkedItems>(provider => new SealedValues(new SqliteParkedItems(_stores.Records), provider.GetRequiredService<KeyRing>()))
            .AddSingleton(_stores.Pushes)
            .AddSingleton<IHealthReports>(new SqliteHealthReports(_stores.Records))
            .AddSingleton<IEmployeeIds>(new SqliteEmployeeIds(_stores.Records))
            .AddSingleton<IRetentionIndex>(new SqliteRetentionIndex(_stores.Records))
            .AddSingleton<IRetentionRuns>(provider => new SqliteRetentionRuns(_stores.Records, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IPullCursors>(new SqlitePullCursors(_stores.Inbox));
        AddErasure(services);
    }

    /// <summary>Every store that holds something of a person is in this list; the states of pushes go before the records, by whose numbers they are found.</summary>
    private void AddErasure(IServiceCollection services) => services
        .AddSingleton<IDeidentifiedFacets>(provider => new SqliteDeidentifiedFacets(_stores.Records, provider.GetRequiredService<KeyRing>()))
        .AddSingleton<IStorePages>(new LocalStorePages(_stores))
        .AddSingleton<IForgetting>(new SqliteSyncStates(_stores.Records))
        .AddSingleton<IForgetting>(provider => provider.GetRequiredService<SqliteCandidateFiles>())
        .AddSingleton<IForgetting>(new SqliteCandidateIndex(_stores.Records))
        .AddSingleton<IForgetting>(new SqliteParkedItems(_stores.Records))
        .AddSingleton<IForgetting>(new SqliteDisputeIndex(_stores.Records))
        .AddSingleton<IForgetting>(new SqliteInvitationIndex(_stores.Records))
        .AddSingleton<IForgetting>(new SqliteIdempotencyRecords(_stores.Records))
        .AddSingleton<IForgetting>(_inbox)
        .AddSingleton<IForgetting>(new ForgetMessages(Bus));

    /// <inheritdoc/>
    public void AddToApi(IServiceCollection services)
    {
        AddRecords(services);
        services
            .AddSingleton<IRootKey>(_rootKey)
            .AddSingleton<IKeyStore>(_keys)
            .AddSingleton<ISealedObjects>(_objects)
            .AddSingleton<IMessageBus>(Bus)
            .AddSingleton<ISavedSearches>(new SqliteSavedSearches(_stores.Records))
            .AddSingleton<IHealthReports>(new SqliteHealthReports(_stores.Records))
            .AddSingleton<IParkedList>(provider => new SealedValues(new SqliteParkedItems(_stores.Records), provider.GetRequiredService<KeyRing>()))
            .AddSingleton(_ => LocalIssuer.In(_dataDirectory).Public)
            .AddHealthChecks()
            .AddCheck("inbox", () => Check(_stores.Inbox))
            .AddCheck("records", () => Check(_stores.Records))
            .AddCheck("keys", () => Check(_stores.Keys));
    }

    private void AddRecords(IServiceCollection services) => services
        .AddSingleton(provider => new SqliteCandidateFiles(_stores.Records, provider.GetRequiredService<KeyRing>(), Downstreams.Names))
        .AddSingleton<ICandidateFiles>(provider => provider.GetRequiredService<SqliteCandidateFiles>())
        .AddSingleton<ICandidateIndex>(new SqliteCandidateIndex(_stores.Records))
        .AddSingleton<ISyncStates>(new SqliteSyncStates(_stores.Records))
        .AddSingleton<IChangeFeed>(new SqliteChangeFeed(_stores.Records))
        .AddSingleton<IIdempotencyRecords>(new SqliteIdempotencyRecords(_stores.Records))
        .AddSingleton<ISubscriptions>(new SqliteSubscriptions(_stores.Records))
        .AddSingleton<IExportJobs>(new SqliteExportJobs(_stores.Records))
        .AddSingleton<ICompetencyModels>(new SqliteCompetencyModels(_stores.Records))
        .AddSingleton<IErasures>(provider => new SqliteErasures(_stores.Records, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<ICertificates>(new SqliteCertificates(_stores.Records))
        .AddSingleton<ICases>(provider => new SqliteCases(_stores.Records, provider.GetRequiredService<KeyRing>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IDisputeIndex>(new SqliteDisputeIndex(_stores.Records))
        .AddSingleton<IInvitationIndex>(new SqliteInvitationIndex(_stores.Records))
        .AddSingleton<IScoreDistributions>(new SqliteScoreDistributions(_stores.Records))
        .AddSingleton<IAuditLog>(provider => new SqliteAuditLog(_stores.Records, provider.GetRequiredService<TimeProvider>()));

    /// <summary>Once anything is wrapped, no other root key will do: a new one would only hide that the right one is missing.</summary>
    private FileRootKey RootKey(string path)
    {
        var needed = _keys.RootKeyIds();
        FileRootKey root;
        try
        {
            root = new FileRootKey(path, mayCreate: needed.Count == 0);
        }
        catch (FileNotFoundException)
        {
            throw new InvalidDataException($"The root key file {path} is missing. Put it back from its backup: nothing in this data directory can be read without {string.Join(", ", needed)}.");
        }
        var missing = needed.Where(id => !root.CanUnwrap(id)).ToList();
        return missing.Count == 0 ? root : throw new InvalidDataException(
            $"The root key in {path} is {root.Id}, but keys in this data directory are wrapped by {string.Join(", ", missing)}. Put that key's file back from its backup, or name it in Keys__RootKeyFile.");
    }

    private static HealthCheckResult Check(SqliteDatabase database)
    {
        try
        {
            return database.Read(db => db.First("SELECT 1", row => row.GetInt32(0))) == 1 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
        catch (SqliteException failure)
        {
            return HealthCheckResult.Unhealthy($"SQLite error {failure.SqliteErrorCode}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        _rootKey.Dispose();
    }
}
