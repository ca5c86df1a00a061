using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Records;

namespace HrHub.Api.Batches;

/// <summary>How the overall scores of a batch are spread, within the caller's sight. Shows nobody.</summary>
public sealed class ReadDistribution(AdmitCaller admit, ICandidateFiles files)
{
    /// <param name="Batch">Which.</param>
    /// <param name="Scored">Interviews with a score that can be compared.</param>
    /// <param name="Unscored">Interviews without one.</param>
    /// <param name="Bands">All bands of ten points from the lowest, the empty ones too.</param>
    /// <param name="IsComplete">False where numbers say "at least".</param>
    public sealed record Answer(string Batch, long Scored, long Unscored, IReadOnlyList<FacetCount> Bands, bool IsComplete);

    public async Task<Outcome<Answer>> Handle(string batch, Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = "distribution" };
        if (await admit.ToRead(caller, Right.ReadInsights, reading, ct) is { } refusal) return refusal;

        var counts = await files.Count(new SearchQuery { Batch = batch, Sight = caller.Sight }, ct);
        var known = counts.ScoreBands.ToDictionary(band => band.Value!, band => band.Count);
        var bands = Enumerable.Range(0, 100 / SearchCounts.BandWidth).Select(n => ScoreBand.Of(n * SearchCounts.BandWidth, SearchCounts.BandWidth)).Select(band => new FacetCount(band, known.GetValueOrDefault(band))).ToList();
        var scored = bands.Sum(band => band.Count);
        return new Answer(batch, scored, counts.Total - scored, bands, counts.IsComplete);
    }
}
