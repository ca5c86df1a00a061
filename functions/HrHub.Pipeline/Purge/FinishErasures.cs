using HrHub.Core.Access;
using HrHub.Core.Erasures;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Purge;

/// <summary>Takes up erasures that a crash interrupted, reminds neighbours that have not confirmed, and lets facets settle.</summary>
public sealed partial class FinishErasures(
    IErasures erasures, EraseCandidate erase, TellNeighbours tell, CertifyErasure certify, SettleFacets settle, IOptions<ErasureOptions> options, TimeProvider clock,
    ILogger<FinishErasures> log)
{
    public async Task Handle(CancellationToken ct)
    {
        foreach (var erasure in await erasures.Unfinished(options.Value.Batch, ct))
        {
            // First: one that can't be finished must not stand before the others in every run.
            await erasures.TakenUp(erasure.ErasureId, clock.GetUtcNow(), ct);
            try
            {
                await Finish(erasure, ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The others must not wait for this one; it is taken up again by the next run.
                LogFailed(erasure.ErasureId, failure.GetType().Name);
            }
        }
        await settle.Handle(ct);
    }

    private async Task Finish(Erasure erasure, CancellationToken ct)
    {
        if (erasure.Step is not ErasureStep.Certified)
        {
            await erase.Handle(erasure.CandidateId, erasure.Basis, Caller.Hub(nameof(FinishErasures)), ct);
            return;
        }
        await tell.Handle(erasure.ErasureId, ct);
        await certify.Handle(erasure, ct);
    }

    [LoggerMessage(1, LogLevel.Error, "The erasure {ErasureId} could not be finished: {Failure}.")]
    private partial void LogFailed(string erasureId, string failure);
}
