using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using HrHub.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace HrHub.Core.Sync;

/// <summary>Does what follows from a push: confirms it, schedules the next try, or parks it with its reason.</summary>
public sealed partial class SettlePush<TSystem>(
    Downstream<TSystem> downstream, ISyncStates states, IParkedItems parked, IMessageBus bus, ISyncLedger ledger, TimeProvider clock, ILogger<SettlePush<TSystem>> log)
    where TSystem : IDownstream
{
    /// <summary>Name of the system.</summary>
    public string System => downstream.Name;

    /// <inheritdoc cref="Downstream{TSystem}.IsOn"/>
    public bool IsOn => downstream.IsOn;

    /// <param name="tried">Candidate, pushed version and number of the try.</param>
    /// <param name="step">What the system's answer table says.</param>
    /// <param name="wantedAt">When the version was made; null where nobody knows.</param>
    /// <param name="ct">Cancels between the writes; the queue then repeats the message.</param>
    public Task Handle(CandidateChanged tried, NextStep step, DateTimeOffset? wantedAt, CancellationToken ct) => step switch
    {
        NextStep.Done done => Confirm(tried, done.RemoteId, wantedAt, ct),
        NextStep.RetrySoon { CountsAsTry: false } wait => Retry(tried, wait, ct),
        NextStep.RetrySoon retry when tried.Attempt < downstream.Tries => Retry(tried with { Attempt = tried.Attempt + 1 }, retry, ct),
        NextStep.RetrySoon last => Park(tried, new(last.Code, $"Given up after {tried.Attempt} tries."), ct),
        NextStep.Park park => Park(tried, park.Reason, ct),
        _ => throw new InvalidOperationException($"Unknown step {step.GetType().Name}."),
    };

    /// <summary>Gives the push up until a person replays it, or a newer version comes.</summary>
    public async Task Park(CandidateChanged tried, ParkReason reason, CancellationToken ct)
    {
        await parked.Park(new()
        {
            Id = ParkedId(tried),
            Stage = ParkedStage.Push,
            Neighbour = downstream.Name,
            Subject = tried.CandidateId,
            CandidateId = tried.CandidateId,
            Reason = reason,
            ParkedAt = clock.GetUtcNow(),
            Attempts = tried.Attempt,
            ReplayEntity = Entities.CandidateChanged,
            ReplayBody = (tried with { Attempt = 1 }).ToMessage().Body,
            ReplaySubject = downstream.Name,
            ReplaySession = tried.CandidateId,
        }, ct);
        await states.SetParked(tried.CandidateId, downstream.Name, true, ct);
        HubMetrics.Pushed(downstream.Name, "parked");
        ledger.Tried(downstream.Name, PushOutcome.Parked);
        LogParked(tried.CandidateId, tried.Version, downstream.Name, reason.Code);
    }

    /// <summary>Takes the push off the list of parked items.</summary>
    public Task Unpark(CandidateChanged tried, CancellationToken ct) => parked.Remove(ParkedId(tried), ct);

    private async Task Confirm(CandidateChanged tried, string? remoteId, DateTimeOffset? wantedAt, CancellationToken ct)
    {
        // The list first: dying in between leaves an unconfirmed push, which is repeated, and not a confirmed one that still looks parked.
        await Unpark(tried, ct);
        await states.Confirm(tried.CandidateId, downstream.Name, tried.Version, remoteId, clock.GetUtcNow(), ct);
        await states.SetParked(tried.CandidateId, downstream.Name, false, ct);
        HubMetrics.Pushed(downstream.Name, "done");
        ledger.Tried(downstream.Name, PushOutcome.Done, clock.GetUtcNow() - wantedAt);
        LogPushed(tried.CandidateId, tried.Version, downstream.Name, tried.Attempt);
    }

    private async Task Retry(CandidateChanged next, NextStep.RetrySoon retry, CancellationToken ct)
    {
        var at = clock.GetUtcNow() + downstream.Backoff.After(next.Attempt, retry.After);
        await bus.Send(Entities.CandidateChanged, next.ToMessage(downstream.Name, at), ct);
        HubMetrics.Pushed(downstream.Name, "retry");
        // A try at which nothing was sent says nothing of the system.
        if (retry.CountsAsTry) ledger.Tried(downstream.Name, retry.Code == UsualAnswers.NewerVersionThere ? PushOutcome.Conflict : PushOutcome.Again);
        LogRetry(next.CandidateId, next.Version, downstream.Name, retry.Code, at);
    }

    private string ParkedId(CandidateChanged tried) => ParkedItem.IdOf(ParkedStage.Push, tried.CandidateId, downstream.Name);

    [LoggerMessage(1, LogLevel.Information, "Version {Version} of candidate {CandidateId} is at {System} after try {Attempt}.")]
    private partial void LogPushed(string candidateId, long version, string system, int attempt);

    [LoggerMessage(2, LogLevel.Information, "Version {Version} of candidate {CandidateId} goes to {System} again at {At}: {Reason}.")]
    private partial void LogRetry(string candidateId, long version, string system, string reason, DateTimeOffset at);

    [LoggerMessage(3, LogLevel.Warning, "Version {Version} of candidate {CandidateId} is parked for {System}: {Reason}.")]
    private partial void LogParked(string candidateId, long version, string system, string reason);
}
