using HrHub.Core.Access;
using HrHub.Core.Records;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Pipeline.Keys;

public sealed class ReindexCandidatesFunction(ReindexCandidates reindex)
{
    [Function(nameof(ReindexCandidates))]
    public Task Run([TimerTrigger("%Keys:ReindexSchedule%")] TimerInfo timer, CancellationToken ct) => reindex.Handle(Caller.Hub(nameof(ReindexCandidates)), progress: null, ct);
}
