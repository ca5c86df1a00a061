using HrHub.Core.Media;

namespace HrHub.Core.Erasures;

/// <summary>Deletes videos, materials and large raw bodies, staged ones included.</summary>
public sealed class ForgetObjects(ISealedObjects objects) : IForgetting
{
    public string Store => "objects";

    public async Task<long> Forget(Traces traces, CancellationToken ct)
    {
        var names = traces.ObjectNames.ToHashSet();
        // Attempts that are on no record: their names begin with the item's id.
        foreach (var mediaId in traces.MediaIds) names.UnionWith(await objects.List(mediaId + ".", ct));
        foreach (var candidateId in traces.CandidateIds) names.UnionWith(await objects.List(Canonical.Ids.MaterialsOf(candidateId) + ".", ct));
        foreach (var name in names) await objects.Delete(name, ct);
        return names.Count;
    }
}
