using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using HrHub.Local.Stores;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace HrHub.Tests.Purge;

/// <summary>Real stores with files of any age, and an eraser that takes a file's dates away and notes its name.</summary>
internal sealed class SweepWorld : IAsyncDisposable
{
    public static readonly Caller Officer = new("c-007", Role.Compliance, "10.0.0.7");
    private readonly PolicySet _policies;

    public SweepWorld(RetentionOptions? policies = null, TestStores? stores = null)
    {
        _policies = PolicySet.Of(policies ?? Policies.Sample);
        Stores = stores ?? new TestStores("ehr");
        Index = new SqliteRetentionIndex(Stores.Local.Records);
        Runs = new SqliteRetentionRuns(Stores.Local.Records, Stores.Clock);
        Audit = new SqliteAuditLog(Stores.Local.Records, Stores.Clock);
    }

    public TestStores Stores { get; }
    public SqliteRetentionIndex Index { get; }
    public SqliteRetentionRuns Runs { get; }
    public SqliteAuditLog Audit { get; }
    public SweepRetentionOptions Options { get; set; } = new() { DryRun = false };

    /// <summary><c>cand-1</c>, or <c>cand-1 video</c> for a class, in the order of erasing.</summary>
    public List<string> Erased { get; } = [];

    /// <summary>Asked before each erasure: an error, an exception, or null to let it be.</summary>
    public Func<string, HubError?> Refuse { get; set; } = _ => null;

    /// <summary>As a hub that has these policies for long.</summary>
    public Task Adopt() => Runs.Save(new PolicyState { Stamped = _policies.Hash, Confirmed = _policies.Hash }, [], default);

    public async Task Add(string candidateId, DateTimeOffset ended, RetentionState? retention = null)
    {
        var file = People.File(candidateId, People.Interview($"i-{candidateId}", at: ended)) with { Retention = retention ?? new() };
        if (!await Stores.Files.Save(new StampRetention(new Judge(_policies)).Of(file), null, [], [], default)) throw new InvalidOperationException("The file was there.");
    }

    public async Task<RetentionRun> Sweep(DateTimeOffset? asOf = null, bool preview = false, CancellationToken ct = default)
    {
        var outcome = await Try(asOf, preview, ct);
        return outcome.Value ?? throw new InvalidOperationException(outcome.Error!.Code);
    }

    public Task<Outcome<RetentionRun>> Try(DateTimeOffset? asOf = null, bool preview = false, CancellationToken ct = default)
    {
        // A second run within the same millisecond would be the same run.
        Stores.Clock.Advance(TimeSpan.FromSeconds(1));
        var judge = new Judge(_policies);
        var options = Microsoft.Extensions.Options.Options.Create(Options);
        var sweep = new SweepRetention(new RestampRetention(Index, Stores.Files, new StampRetention(judge), Runs, _policies), new JudgeDue(Index, Stores.Files, judge),
            new SafetyBrake(Index, _policies, options), new EraseDue((id, _, _, _) => Erase(id, null), (id, cls, _, _, _) => Erase(id, cls)), Runs, _policies, options, Stores.Clock, NullLogger<SweepRetention>.Instance);
        return sweep.Handle(new SweepOrder(Caller.Hub("retention"), asOf, preview), ct);
    }

    public Task<Outcome<RetentionRun>> Confirm(string? runId = null, Caller? by = null) => new ConfirmRun(Runs, _policies, Stores.Clock).Handle(runId, by ?? Officer, default);

    public async Task<IReadOnlyList<string>> HubTrail()
        => await Audit.Chain(AuditEvent.HubChain, default).Select(entry => $"{entry.Event.Action} {entry.Event.Why}{(entry.Event.Allowed ? "" : " refused")}").ToListAsync();

    private async Task<HubError?> Erase(string candidateId, DataClass? cls)
    {
        if (Refuse(candidateId) is { } error) return error;
        var stored = (await Stores.Files.Find(candidateId, default))!;
        await Index.Restamp(candidateId, stored.ETag, cls is null ? [] : [.. stored.File.Due.Where(date => date.Class != cls)], stored.File.StampedBy, default);
        Erased.Add(cls is null ? candidateId : $"{candidateId} {ReadPolicies.TextOf(cls.Value)}");
        return null;
    }

    public ValueTask DisposeAsync() => Stores.DisposeAsync();
}
