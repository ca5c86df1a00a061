using HrHub.Core.Messaging;
using HrHub.Core.Records;

namespace HrHub.Pipeline.Capture;

/// <summary>Sends announced items again that were never finished: their message was lost with a crash between two writes.</summary>
public sealed class SweepCaptures(ICandidateFiles files, IMessageBus bus, CaptureOptions options, TimeProvider clock)
{
    /// <returns>How many were sent.</returns>
    public async Task<int> Handle(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var forgotten = await files.MediaPending(now - TimeSpan.FromMinutes(options.SweepAfterMinutes), options.SweepBatch, ct);
        await bus.SendAll(Entities.Capture, [.. forgotten.Select(media => new CaptureMessage(media.CandidateId, media.InterviewId, media.MediaId).ToMessageAgain(now))], ct);
        return forgotten.Count;
    }
}
