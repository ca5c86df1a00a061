using System.Text.Json;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Records;

namespace HrHub.Api.Batches;

/// <summary>How far the interviews of a batch are, within the caller's sight. Shows nobody.</summary>
public sealed class ReadProgress(AdmitCaller admit, ICandidateFiles files)
{
    /// <summary>Numbers of interviews.</summary>
    /// <param name="Batch">Which.</param>
    /// <param name="Total">All of them.</param>
    /// <param name="NotStarted">Invited, and no more.</param>
    /// <param name="Started">Under way.</param>
    /// <param name="Completed">Ended, and not yet looked at.</param>
    /// <param name="Scoring">Being scored.</param>
    /// <param name="Scored">With a score.</param>
    /// <param name="Abandoned">Left by the candidate.</param>
    /// <param name="Failed">Broken off by a fault.</param>
    /// <param name="Cancelled">Called off.</param>
    /// <param name="IsComplete">False where numbers say "at least".</param>
    public sealed record Answer(string Batch, long Total, long NotStarted, long Started, long Completed, long Scoring, long Scored, long Abandoned, long Failed, long Cancelled, bool IsComplete);

    public async Task<Outcome<Answer>> Handle(string batch, Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = "progress" };
        if (await admit.ToRead(caller, Right.ReadInsights, reading, ct) is { } refusal) return refusal;

        var (counts, complete) = (new Dictionary<InterviewStatus, long>(), true);
        foreach (var status in Enum.GetValues<InterviewStatus>())
        {
            var counted = await files.Count(new SearchQuery { Batch = batch, Status = JsonNamingPolicy.CamelCase.ConvertName(status.ToString()), Sight = caller.Sight }, ct);
            (counts[status], complete) = (counted.Total, complete && counted.IsComplete);
        }
        return new Answer(batch, counts.Values.Sum(), counts[InterviewStatus.Invited], counts[InterviewStatus.Started], counts[InterviewStatus.Completed], counts[InterviewStatus.Scoring],
            counts[InterviewStatus.Scored], counts[InterviewStatus.Abandoned], counts[InterviewStatus.Failed], counts[InterviewStatus.Cancelled], complete);
    }
}
