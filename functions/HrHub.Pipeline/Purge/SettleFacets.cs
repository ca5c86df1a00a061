using HrHub.Core.Erasures;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Purge;

/// <summary>
/// Puts the facets of erased interviews into the statistics, so that every combination in there is shared by at least k records, or says nothing at all. Facets that enough others share
/// settle in full; the others wait for some days, and are then generalized rung by rung until enough share them.
/// </summary>
public sealed class SettleFacets(IDeidentifiedFacets facets, IOptions<ErasureOptions> options, TimeProvider clock)
{
    /// <returns>How many settled.</returns>
    public async Task<int> Handle(CancellationToken ct)
    {
        var waiting = (await facets.Waiting(ct)).ToList();
        var lastDay = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-options.Value.WaitDays);
        var settled = 0;
        for (var rung = 0; rung <= FacetLadder.Last && waiting.Count > 0; rung++)
        {
            if (rung == 1) waiting.RemoveAll(each => each.Since > lastDay);
            foreach (var group in waiting.GroupBy(each => FacetLadder.At(each.Facets, rung)).ToList())
            {
                if (group.Key != Facets.Nothing && group.Count() < options.Value.SharedBy && group.Count() + await facets.Count(group.Key, ct) < options.Value.SharedBy) continue;
                await facets.Settle([.. group.Select(each => (each.Id, group.Key))], ct);
                settled += group.Count();
                waiting.RemoveAll(group.Contains);
            }
        }
        return settled;
    }
}
