using HrHub.Core.Operations;
using HrHub.Core.Sync;

namespace HrHub.Pipeline.Operations;

/// <summary>How pushing went in a month, and what the downstream systems have to catch up.</summary>
public sealed class CountPushes(ISyncLedger ledger, ISyncStates states, DownstreamNames systems)
{
    /// <returns>The report with these parts.</returns>
    public async Task<HealthReport> Into(HealthReport report, CancellationToken ct)
        => report with { Systems = systems.Names, Pushes = await ledger.Read(report.Month, ct), Backlog = await states.Backlog(ct) };
}
