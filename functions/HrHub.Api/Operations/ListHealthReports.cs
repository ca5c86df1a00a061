using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Operations;

namespace HrHub.Api.Operations;

/// <summary>The months of which there is a report.</summary>
public sealed class ListHealthReports(AdmitCaller admit, IHealthReports reports)
{
    /// <param name="Months">UTC, as <c>2026-11</c>, newest first. One a month: they need no pages.</param>
    public sealed record Answer(IReadOnlyList<string> Months);

    public async Task<Outcome<Answer>> Handle(Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Listed, FieldClass = "health-reports" };
        return await admit.ToRead(caller, Right.ReadOperations, reading, ct) is { } refusal ? refusal : new Answer(await reports.Months(ct));
    }
}
