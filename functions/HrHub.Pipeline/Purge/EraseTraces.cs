using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Erasures;
using HrHub.Core.Keys;

namespace HrHub.Pipeline.Purge;

/// <summary>Destroys the key, lets every store let go, hands the facets over, and leaves no page behind.</summary>
public sealed class EraseTraces(IErasures erasures, KeyRing keys, IEnumerable<IForgetting> stores, IDeidentifiedFacets facets, IStorePages pages, TimeProvider clock)
{
    /// <param name="erasure">Gathered at least.</param>
    /// <param name="by">Who asked for it.</param>
    /// <param name="ct">Cancels between steps.</param>
    public async Task<Erasure> Handle(Erasure erasure, Caller by, CancellationToken ct)
    {
        if (erasure.Step < ErasureStep.Shredded)
        {
            foreach (var id in erasure.Keys) await keys.Shred(id, ct);
            erasure = erasure with { Step = ErasureStep.Shredded };
            await erasures.Advance(erasure, [Happened(erasure, by, AuditAction.KeyShredded)], ct);
        }
        if (erasure.Step < ErasureStep.Forgotten)
        {
            foreach (var store in stores)
            {
                if (erasure.Counts.ContainsKey(store.Store)) continue;
                erasure = erasure.Counting(store.Store, await store.Forget(erasure.Traces, ct));
                await erasures.Advance(erasure, [], ct);
            }
            erasure = erasure with { Step = ErasureStep.Forgotten };
            await erasures.Advance(erasure, [], ct);
        }
        if (erasure.Step < ErasureStep.Deidentified)
        {
            await facets.Wait(erasure.Traces.Facets, ct);
            // The ids of the facets lead from them to the person until this is written.
            erasure = erasure with { Step = ErasureStep.Deidentified, Traces = new() };
            await erasures.Advance(erasure, [], ct);
        }
        if (erasure.EndedAt is not null) return erasure;

        await pages.Compact(ct);
        erasure = erasure with { EndedAt = clock.GetUtcNow() };
        await erasures.Advance(erasure, [], ct);
        return erasure;
    }

    internal static AuditEvent Happened(Erasure erasure, Caller by, string action)
        => new() { Chain = erasure.CandidateId, Who = by, Action = action, Record = erasure.ErasureId, Why = erasure.Basis };
}
