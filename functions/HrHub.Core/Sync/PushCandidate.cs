using HrHub.Core.Messaging;
using HrHub.Core.Records;
using Microsoft.Extensions.Logging;

namespace HrHub.Core.Sync;

/// <summary>
/// Brings one downstream system to the current state of one candidate. The message says only that something changed: the file is loaded now, so that late, repeated
/// and reordered messages all push the newest state or nothing.
/// </summary>
public sealed partial class PushCandidate<TSystem>(
    ICandidateFiles files, ISyncStates states, SendState<TSystem> send, SettlePush<TSystem> settle, DeleteErased<TSystem> erased, ILogger<PushCandidate<TSystem>> log)
    where TSystem : IDownstream
{
    /// <exception cref="IOException">A store failed: the queue repeats the message.</exception>
    public async Task Handle(CandidateChanged message, CancellationToken ct)
    {
        // The wanted version is on record: the reconcile timer sends word again once the system is on.
        if (!settle.IsOn) return;
        if (await erased.Handle(message, ct)) return;
        if (await files.Find(message.CandidateId, ct) is not { File: var file } || file is { IsPushed: false } or { Retention.Restricted: true, IsWithdrawn: false })
        {
            LogNothing(message.CandidateId, settle.System);
            return;
        }
        var state = await states.Find(file.CandidateId, settle.System, ct);
        if (state is not null && state.PushedVersion >= file.Version)
        {
            LogKnown(file.CandidateId, file.Version, settle.System);
            return;
        }

        var step = await send.Handle(file, ct);
        await settle.Handle(new(file.CandidateId, file.Version, message.Attempt), step, state?.WantedAt, ct);
    }

    [LoggerMessage(1, LogLevel.Debug, "Candidate {CandidateId} has nothing to push to {System}.")]
    private partial void LogNothing(string candidateId, string system);

    [LoggerMessage(2, LogLevel.Debug, "Version {Version} of candidate {CandidateId} is known to {System}.")]
    private partial void LogKnown(string candidateId, long version, string system);
}
