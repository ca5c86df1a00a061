using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;

namespace HrHub.Api.Candidates;

/// <summary>The whole ID number, which is masked everywhere else: a right of its own, on record by itself.</summary>
public sealed class ReadNationalId(AdmitCaller admit)
{
    /// <param name="NationalId">Null where it is not known.</param>
    public sealed record Answer(string? NationalId)
    {
        public override string ToString() => nameof(Answer);
    }

    public async Task<Outcome<Answer>> Handle(string candidateId, Caller caller, CancellationToken ct)
    {
        var opened = await admit.ToOpen(caller, Right.UnmaskNationalId, new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Read, FieldClass = "national-id" }, ct);
        return opened.Error is { } error ? error : new Answer(opened.Value!.File.Identity.NationalId);
    }
}
