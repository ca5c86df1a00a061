using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Records;
using HrHub.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace HrHub.Pipeline.Purge;

/// <summary>
/// Erases everything about one person: tombstone, key, stores, facets, neighbours, certificate. Every step can be done again, and its end is on record, so that a
/// run that died anywhere is finished by the next one.
/// </summary>
public sealed partial class EraseCandidate(
    IErasures erasures, ICandidateFiles files, PlaceTombstone tombstone, GatherTraces gather, ExpectConfirmations expect, EraseTraces erase, TellNeighbours tell, CertifyErasure certify,
    TimeProvider clock, ILogger<EraseCandidate> log)
{
    /// <summary>At somebody's word.</summary>
    public Task<Outcome<ErasureCertificate>> Handle(string candidateId, string basis, Caller by, CancellationToken ct) => Handle(candidateId, basis, onlyIfDue: false, by, ct);

    /// <param name="candidateId">A merged file's id leads to the file it was merged into.</param>
    /// <param name="basis">The rule or the case that it follows from: a code or an id, since it outlives the person.</param>
    /// <param name="onlyIfDue">True when the basis is a rule with a date.</param>
    /// <param name="by">Who asked for it.</param>
    /// <param name="ct">Cancels between steps; calling again goes on.</param>
    /// <returns>The certificate, which may name neighbours that have not confirmed yet. <see cref="HubError.HoldInForce"/> when a hold forbids it, <see cref="HubError.NotDue"/> when the date has moved.</returns>
    public async Task<Outcome<ErasureCertificate>> Handle(string candidateId, string basis, bool onlyIfDue, Caller by, CancellationToken ct)
    {
        var person = await Home(candidateId, ct);
        if (person is null) return HubError.NotFound;

        var erasure = await erasures.Find(Ids.ErasureId(person), ct)
            ?? await erasures.Begin(new() { ErasureId = Ids.ErasureId(person), CandidateId = person, Basis = basis, BeganAt = clock.GetUtcNow(), OnlyIfDue = onlyIfDue }, ct);
        if (erasure.Step < ErasureStep.Gathered)
        {
            var placed = await tombstone.Handle(erasure, by, ct);
            if (placed.Error is { } refused)
            {
                await erasures.Withdraw(erasure.ErasureId, ct);
                return refused;
            }
            erasure = await Gather(erasure, placed.Value!, ct);
        }
        erasure = await erase.Handle(erasure, by, ct);
        if (erasure.Step < ErasureStep.Told)
        {
            await tell.Handle(erasure.ErasureId, ct);
            erasure = erasure with { Step = ErasureStep.Told };
            await erasures.Advance(erasure, [], ct);
        }

        var certificate = await certify.Handle(erasure, ct);
        if (erasure.Step < ErasureStep.Certified)
        {
            await erasures.Advance(erasure with { Step = ErasureStep.Certified }, [EraseTraces.Happened(erasure, by, AuditAction.Erased)], ct);
            HubMetrics.Erased();
            LogErased(erasure.CandidateId, erasure.ErasureId);
            // Whoever confirmed while this was being signed left the signing to us.
            certificate = await certify.Handle(erasure, ct);
        }
        return certificate;
    }

    /// <returns>Null when there is neither a file nor an erasure.</returns>
    private async Task<string?> Home(string candidateId, CancellationToken ct)
    {
        if (await erasures.ErasedOwner(candidateId, ct) is { } owner) return owner;
        var file = (await files.Find(candidateId, ct))?.File;
        while (file is { MergedInto: { } home, Retention.Tombstone: null }) file = (await files.Find(home, ct))?.File;
        return file?.CandidateId;
    }

    private async Task<Erasure> Gather(Erasure erasure, CandidateFile file, CancellationToken ct)
    {
        var (traces, all) = await gather.Handle(file, ct);
        erasure = erasure with { Step = ErasureStep.Gathered, Traces = traces, Keys = traces.CandidateIds };
        erasure = erasure.Counting("interviews", traces.InterviewIds.Count).Counting("media-items", traces.MediaIds.Count).Counting("deliveries", traces.InboxIds.Count);
        await erasures.AdvanceToGathered(erasure, await expect.Handle(all, ct), ct);
        return erasure;
    }

    [LoggerMessage(1, LogLevel.Information, "Candidate {CandidateId} is erased ({ErasureId}).")]
    private partial void LogErased(string candidateId, string erasureId);
}
