using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;

namespace HrHub.Api.Work;

/// <summary>A file after a change.</summary>
/// <param name="CandidateId">Where the file is now, after merges.</param>
/// <param name="Version">Its ETag.</param>
public sealed record Changed(string CandidateId, long Version);

/// <summary>Changes a person's file for a caller who may: within right and sight, against the version that the caller saw, with its audit event in the same transaction.</summary>
public sealed class WorkOnFile(AdmitCaller admit, ChangeCandidateFile change)
{
    /// <param name="caller">Who changes.</param>
    /// <param name="right">The right that it takes.</param>
    /// <param name="happened">Its chain is the candidate's id.</param>
    /// <param name="ifMatch">The ETag that must still hold; null for any.</param>
    /// <param name="work">On the whole file, also what is out of sight; may run several times. Returns its argument where there is nothing to change, or why it can't be done.</param>
    /// <param name="ct">Cancels before the write.</param>
    /// <returns>The whole file as it is now.</returns>
    public async Task<Outcome<CandidateFile>> Handle(Caller caller, Right right, AuditEvent happened, string? ifMatch, Func<CandidateFile, Outcome<CandidateFile>> work, CancellationToken ct)
    {
        // What somebody typed is on record only once it turned out to be there.
        var opened = await admit.ToWork(caller, right, happened with { Record = null }, ct);
        if (opened.Error is { } refusal) return refusal;

        HubError? refused = null;
        var changed = await change.Apply(opened.Value!.File.CandidateId, file =>
        {
            var outcome = ETags.Matches(ifMatch, file.Version) ? work(file) : HubError.StaleETag;
            refused = outcome.Error;
            return outcome.Value ?? file;
        }, happened, ct);
        return refused ?? (changed is null ? HubError.NotFound : (Outcome<CandidateFile>)changed);
    }

    /// <returns>Null where the file has no such interview, or it is out of sight.</returns>
    public static InterviewFile? Seen(CandidateFile file, string interviewId, Caller caller)
        => file.Find(interviewId) is { } interview && caller.Sight.Sees(interview.Interview) ? interview : null;
}
