using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;

namespace HrHub.Api.Holds;

/// <summary>The holds on a file, those whose time is over included.</summary>
public sealed class ListHolds(AdmitCaller admit, ICandidateFiles files, TimeProvider clock)
{
    public async Task<Outcome<IReadOnlyList<HoldView>>> Handle(string candidateId, Caller caller, CancellationToken ct)
    {
        var file = await files.Home(candidateId, ct);
        var reading = new AuditEvent { Chain = file?.CandidateId ?? AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = "holds" };
        if (await admit.ToRead(caller, Right.ReadHolds, reading, ct) is { } refusal) return refusal;
        if (file is null) return HubError.NotFound;

        var now = clock.GetUtcNow();
        return file.Holds().Select(hold => HoldView.Of(hold, now)).ToList();
    }
}
