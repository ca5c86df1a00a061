using HrHub.Azure;
using HrHub.Azure.Blobs;
using HrHub.Azure.Cosmos;
using HrHub.Azure.Cosmos.Inbox;
using HrHub.Core.Erasures;
using HrHub.Core.Keys;
using HrHub.Core.Messaging;
using HrHub.Core.Sync;
using HrHub.EmbeddedWorker.Queue;
using HrHub.EmbeddedWorker.Storage;
using HrHub.Local.Keys;
using HrHub.Local.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Local.Hosting;

/// <summary>
/// The ports on Cosmos DB and Blob Storage, with the adapters of the cloud; in the data directory are the queue and the root key only. Several hubs may share an account, each with a queue of its own,
/// as long as they share the root key.
/// </summary>
public sealed class AzurePorts : IHubPorts
{
    private readonly SqliteDatabase _queue;
    private readonly FileRootKey _rootKey;
    private readonly ServiceProvider _stores;
    private readonly string _dataDirectory;

    public AzurePorts(string dataDirectory, IConfiguration settings, KeysOptions keys, QueueOptions queue, TimeProvider clock)
    {
        // The SDK asks a cloud's metadata address for the machine's region when it starts: here that only costs seconds.
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        Directory.CreateDirectory(dataDirectory);
        _dataDirectory = dataDirectory;
        _queue = new SqliteDatabase(Path.Combine(dataDirectory, "queue.db"), "");
        Bus = new SqliteMessageBus(_queue, queue, clock);
        _rootKey = new FileRootKey(keys.PathIn(dataDirectory));
        // One client for the three apps: they share the process.
        _stores = new ServiceCollection().AddSingleton(settings).AddSingleton(clock).AddLogging().AddCosmosKeys().AddBlobObjects().BuildServiceProvider();
    }

    /// <inheritdoc/>
    public SqliteMessageBus Bus { get; }

    private CosmosDatabase Database => _stores.GetRequiredService<CosmosDatabase>();

    private BlobContainers Containers => _stores.GetRequiredService<BlobContainers>();

    /// <inheritdoc/>
    public void AddToIntake(IServiceCollection services) => AddShared(services).AddIntakeStores();

    /// <inheritdoc/>
    public void AddToPipeline(IServiceCollection services)
    {
        AddShared(services).AddPipelineStores(DownstreamSystems.Names)
            .AddSingleton(_rootKey)
            .AddSingleton<RotateRootKey>()
            .AddSingleton<RetireRootKeys>()
            .AddSingleton<IForgetting>(new ForgetMessages(Bus));
    }

    /// <inheritdoc/>
    public void AddToApi(IServiceCollection services) => AddShared(services).AddApiStores(DownstreamSystems.Names)
        .AddSingleton(_ => LocalIssuer.In(_dataDirectory).Public);

    /// <inheritdoc/>
    public async Task Prepare(CancellationToken ct)
    {
        await Database.Create(ct);
        await Containers.Create(ct);
        var missing = (await _stores.GetRequiredService<IKeyStore>().RootKeyIds(ct)).Where(id => !_rootKey.CanUnwrap(id)).ToList();
        if (missing.Count > 0)
            throw new InvalidDataException($"The root key in the data directory is {_rootKey.Id}, but keys in the database are wrapped by {string.Join(", ", missing)}. Put that key's file there from its backup, or name it in Keys__RootKeyFile.");
    }

    /// <inheritdoc/>
    public Task<Progress> Progress(CancellationToken ct) => new CountOnAzure(Database, Containers).Handle(ct);

    private IServiceCollection AddShared(IServiceCollection services) => services
        .AddSingleton(Database)
        .AddSingleton(Containers)
        .AddSingleton<IRootKey>(_rootKey)
        .AddSingleton<IMessageBus>(Bus);

    public async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        await _queue.DisposeAsync();
        _rootKey.Dispose();
    }
}
