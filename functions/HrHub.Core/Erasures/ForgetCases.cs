using HrHub.Core.Canonical;
using HrHub.Core.Cases;

namespace HrHub.Core.Erasures;

/// <summary>Drops what was written in a person's cases, and closes those that are open.</summary>
public sealed class ForgetCases(ICases cases) : IForgetting
{
    public string Store => "cases";

    public async Task<long> Forget(Traces traces, CancellationToken ct)
    {
        var closed = 0L;
        foreach (var id in traces.CandidateIds)
        {
            closed += (await cases.Of(id, ct)).Count;
            await cases.Deidentify(id, Ids.ErasureId(traces.CandidateIds[0]), ct);
        }
        return closed;
    }
}
