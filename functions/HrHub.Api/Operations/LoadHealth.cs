using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Operations;

namespace HrHub.Api.Operations;

/// <summary>The report of a month, for whoever may see how the hub fares.</summary>
public sealed class LoadHealth(AdmitCaller admit, IHealthReports reports, TimeProvider clock)
{
    /// <param name="month">As <c>2026-11</c>; null for the running one.</param>
    /// <param name="what">Field class for the trail.</param>
    /// <param name="caller">Who reads.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>An empty report while the running month has none yet: nothing was counted so far.</returns>
    public async Task<Outcome<HealthReport>> Handle(string? month, string what, Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = what };
        if (await admit.ToRead(caller, Right.ReadOperations, reading, ct) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        if (await reports.Find(month ?? HealthReport.MonthOf(now), ct) is { } report) return report;
        if (month is not null) return HubError.NotFound;
        // The first minute of a month, or of a hub.
        var last = await reports.Months(ct) is [var newest, ..] ? await reports.Find(newest, ct) : null;
        return last ?? new HealthReport { Month = HealthReport.MonthOf(now), AsOf = now };
    }
}
