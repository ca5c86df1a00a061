using Azure.Core.Pipeline;
using HrHub.Azure.Blobs;
using HrHub.Azure.Cosmos;
using HrHub.Core.Audit;
using HrHub.Core.Keys;
using HrHub.Core.Messaging;
using HrHub.EmbeddedWorker.Queue;
using HrHub.Local.Hosting;
using HrHub.Local.Sandbox;
using HrHub.Local.Stores;
using HrHub.TestKit.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HrHub.TestKit.Rights;

/// <summary>The three apps on the adapters of the cloud, each with clients of its own under an identity of its own, which may what the templates say, and no more.</summary>
public sealed class JudgedPorts : IHubPorts
{
    private readonly AzurePorts _inner;
    private readonly SandboxStores _stores;
    private readonly string _database;
    private readonly RightsInBicep _rights;
    private readonly Refusals _refusals;
    private readonly List<IDisposable> _owned = [];
    private readonly FileRootKey _rootKey;

    /// <param name="dataDirectory">With the root key and the queue.</param>
    /// <param name="settings">Those of the hub, with those of the stores.</param>
    /// <param name="stores">What stands for the accounts.</param>
    /// <param name="rights">Who may what.</param>
    /// <param name="refusals">Takes note.</param>
    public JudgedPorts(string dataDirectory, IConfiguration settings, SandboxStores stores, RightsInBicep rights, Refusals refusals)
    {
        (_stores, _database, _rights, _refusals) = (stores, settings["Cosmos:Database"]!, rights, refusals);
        _inner = new AzurePorts(dataDirectory, settings, new KeysOptions(), new QueueOptions(), TimeProvider.System);
        _rootKey = new FileRootKey(new KeysOptions().PathIn(dataDirectory));
    }

    public SqliteMessageBus Bus => _inner.Bus;

    public void AddToIntake(IServiceCollection services)
    {
        _inner.AddToIntake(services);
        AddJudged(services, "intake");
    }

    public void AddToPipeline(IServiceCollection services)
    {
        _inner.AddToPipeline(services);
        var roots = AddJudged(services, "pipeline").Roots;
        services.AddSingleton<IAuditRoots>(new BlobAuditRoots(roots, mustBeWriteOnce: true));
    }

    public void AddToApi(IServiceCollection services)
    {
        _inner.AddToApi(services);
        AddJudged(services, "api");
    }

    /// <summary>As the templates do, under another identity than the apps'.</summary>
    public Task Prepare(CancellationToken ct) => _inner.Prepare(ct);

    public Task<Progress> Progress(CancellationToken ct) => _inner.Progress(ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in _owned) owned.Dispose();
        _rootKey.Dispose();
        await _inner.DisposeAsync();
    }

    private BlobContainers AddJudged(IServiceCollection services, string app)
    {
        var documents = Owned(new JudgedDocuments(app, _rights, _refusals));
        var account = new CosmosOptions { Endpoint = _stores.Settings["Cosmos:Endpoint"]!, EmulatorKey = _stores.Settings["Cosmos:EmulatorKey"]!, Database = _database };
        services.AddSingleton(Owned(new CosmosDatabase(Client(), Client(), account.Database, new CosmosRetry(NullLogger<CosmosRetry>.Instance, TimeProvider.System))));

        var blobs = BlobClients.Open(new() { EmulatorConnection = _stores.Blobs.Connection }, "", new NoCredential(), new HttpClientTransport(Owned(new JudgedBlobs(app, _rights, _refusals))));
        var containers = new BlobContainers(blobs.GetBlobContainerClient(BlobContainers.ObjectsName), blobs.GetBlobContainerClient(BlobContainers.RootsName));
        services.AddSingleton(containers);
        services.AddSingleton<IRootKey>(new JudgedKey(_rootKey, app, _rights, _refusals));
        services.AddSingleton<IMessageBus>(new JudgedBus(Bus, app, _rights, _refusals));
        return containers;

        Microsoft.Azure.Cosmos.CosmosClient Client() => CosmosClients.Open(account, account.Endpoint, new NoCredential(), documents);
    }

    private T Owned<T>(T owned) where T : IDisposable
    {
        _owned.Insert(0, owned);
        return owned;
    }
}
