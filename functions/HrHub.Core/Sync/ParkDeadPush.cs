using HrHub.Core.Messaging;

namespace HrHub.Core.Sync;

/// <summary>Parks a push whose message died in the queue: its handler threw every time.</summary>
public sealed class ParkDeadPush<TSystem>(ISyncStates states, SettlePush<TSystem> settle) where TSystem : IDownstream
{
    /// <param name="message">The dead message.</param>
    /// <param name="reason">Why the queue gave up: a stable code.</param>
    /// <param name="ct">Cancels before the writes.</param>
    public async Task Handle(CandidateChanged message, string reason, CancellationToken ct)
    {
        // A later message did the work.
        if (await states.Find(message.CandidateId, settle.System, ct) is { } state && state.PushedVersion >= message.Version) return;

        await settle.Park(message, new("dead-lettered", $"The queue gave up: {reason}."), ct);
    }
}
