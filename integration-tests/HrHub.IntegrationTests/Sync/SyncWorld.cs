using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Sync;
using HrHub.Local.Sandbox.Downstream;
using HrHub.Local.Stores;
using HrHub.Pipeline.Sync;
using HrHub.Pipeline.Sync.Ehr;
using HrHub.Pipeline.Sync.Performance;
using HrHub.Pipeline.Sync.Training;
using HrHub.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.IntegrationTests.Sync;

/// <summary>The sync part as it is registered, on real stores, with the three sandbox systems and a clock that only tests move.</summary>
internal sealed class SyncWorld : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LocalStores _stores;
    private readonly FileRootKey _root;
    private readonly ServiceProvider _services;

    private SyncWorld(IReadOnlyDictionary<string, SandboxSystem> systems, Dictionary<string, string?> settings)
    {
        Systems = systems;
        _stores = new(_folder.Path, Clock);
        _root = new(_folder.File("root.key"));
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IMessageBus>(Bus)
            .AddSingleton<ICandidateFiles>(new SqliteCandidateFiles(_stores.Records, new KeyRing(_root, new SqliteKeyStore(_stores.Keys), Clock), Downstreams.Names))
            .AddSingleton<ISyncStates>(new SqliteSyncStates(_stores.Records))
            .AddSingleton<IEmployeeIds>(new SqliteEmployeeIds(_stores.Records))
            .AddSingleton<IParkedItems>(new SqliteParkedItems(_stores.Records))
            .AddSingleton(_stores.Pushes)
            .AddSingleton<IInbox>(new SqliteInbox(_stores.Inbox, new()))
            .AddSingleton<IRootKey>(_root)
            .AddSingleton<IErasures>(new SqliteErasures(_stores.Records, Clock))
            .AddSingleton<ICertificates>(new SqliteCertificates(_stores.Records))
            .AddSingleton<CertifyErasure>()
            .AddSingleton<ReplayParked>()
            .AddSingleton<ParkDeadLetters>()
            .AddSync()
            .BuildServiceProvider();
    }

    public IReadOnlyDictionary<string, SandboxSystem> Systems { get; }
    public SandboxSystem Ehr => Systems["ehr"];
    public SandboxSystem Performance => Systems["performance"];
    public SandboxSystem Training => Systems["training"];
    public FakeTimeProvider Clock { get; } = new(new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));
    public TopicBus Bus { get; } = new(Downstreams.Names);
    public ICandidateFiles Files => Get<ICandidateFiles>();
    public ISyncStates States => Get<ISyncStates>();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public static async Task<SyncWorld> Start(params IEnumerable<(string Key, string Value)> more)
    {
        var settings = new Dictionary<string, string?> { ["Sync:ReconcileSchedule"] = "0 */5 * * * *", ["Sync:BehindAfter"] = "00:30:00", ["Sync:ReconcileBatch"] = "500" };
        var systems = new Dictionary<string, SandboxSystem>();
        foreach (var name in Downstreams.Names)
        {
            systems[name] = await SandboxSystem.Start(name, $"{name}-credential", 0, null, TimeProvider.System, CancellationToken.None);
            settings[$"Sync:{name}:BaseUrl"] = systems[name].Address.ToString();
            settings[$"Sync:{name}:Credential"] = $"{name}-credential";
            settings[$"Sync:{name}:RatePerMinute"] = "100000";
        }
        (settings["Sync:Performance:CredentialHeader"], settings["Sync:Performance:CredentialScheme"]) = ("X-Api-Key", "");
        (settings["Sync:Training:Rules:0:Dimension"], settings["Sync:Training:Rules:0:Below"], settings["Sync:Training:Rules:0:Courses:0"]) = ("logic", "60", "THINK-101");
        foreach (var (key, value) in more) settings[key] = value;
        return new(systems, settings);
    }

    /// <summary>Saves a new version of an invented person's file, with one final result, and sends word.</summary>
    public async Task<CandidateFile> Change(string candidateId, Func<CandidateFile, CandidateFile>? change = null, bool sendWord = true)
    {
        var stored = await Files.Find(candidateId, CancellationToken.None);
        var version = (stored?.File.Version ?? 0) + 1;
        var file = (stored?.File ?? Fresh(candidateId)) with { Version = version, ChangedAt = Clock.GetUtcNow() };
        file = change?.Invoke(file) ?? file;
        Assert.True(await Files.Save(file, stored?.ETag, [], [], CancellationToken.None));
        if (sendWord) await Bus.Send(Entities.CandidateChanged, new CandidateChanged(candidateId, version).ToMessage(), CancellationToken.None);
        return file;
    }

    public Task Handle(string system, CandidateChanged message) => system switch
    {
        "ehr" => Get<PushCandidate<EhrSync>>().Handle(message, CancellationToken.None),
        "performance" => Get<PushCandidate<PerformanceSync>>().Handle(message, CancellationToken.None),
        _ => Get<PushCandidate<TrainingSync>>().Handle(message, CancellationToken.None),
    };

    /// <summary>Delivers one waiting message, the earliest first, at its time.</summary>
    public async Task<bool> DeliverNext(Func<string, bool>? only = null)
    {
        var next = Bus.Waiting.FirstOrDefault(waiting => only?.Invoke(waiting.System) ?? true);
        if (next.Message is null) return false;
        if (next.Message.ScheduledFor is { } at && at > Clock.GetUtcNow()) Clock.SetUtcNow(at);
        await Handle(next.System, TopicBus.Body(next.Message));
        Bus.Complete(next);
        return true;
    }

    /// <summary>Delivers until nothing waits.</summary>
    public async Task Settle()
    {
        for (var delivered = 0; await DeliverNext(); delivered++) Assert.True(delivered < 1000, "The messages do not end.");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        foreach (var system in Systems.Values) await system.DisposeAsync();
        await _stores.DisposeAsync();
        _root.Dispose();
        _folder.Dispose();
    }

    private CandidateFile Fresh(string candidateId) => new()
    {
        CandidateId = candidateId,
        Version = 1,
        CreatedAt = Clock.GetUtcNow(),
        ChangedAt = Clock.GetUtcNow(),
        Identity = new() { Name = "Ada Byron", Email = "ada@example.com" },
        Interviews =
        [
            new()
            {
                Parts = [],
                Folder = "engineering/ai-interview/2026-11/40-49",
                Interview = new()
                {
                    InterviewId = $"int-{candidateId}",
                    Vendor = "micro1",
                    VendorInterviewId = candidateId,
                    Status = InterviewStatus.Scored,
                    Result = ResultState.Final,
                    Dimensions = [new() { Code = "logic", Label = "Logic", Score = new() { Kind = ScoreKind.Numeric, Original = "45", Scaled = 45 } }],
                    Provenance = new() { PayloadAuthenticated = true },
                },
            },
        ],
    };
}
