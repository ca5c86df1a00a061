using HrHub.Core.Parking;
using HrHub.Core.Telemetry;

namespace HrHub.Pipeline.Park;

/// <summary>Reports how many items wait for a person: the alert stays up until the list is empty, however long ago the last one was parked.</summary>
public sealed class CountParked(IParkedItems parked)
{
    public async Task Handle(CancellationToken ct) => HubMetrics.ParkedWaiting(await parked.Count(ct));
}
