using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Operations;

namespace HrHub.Api.Operations;

/// <summary>How far each downstream system is, and how pushing to it went today and in this month: success rate, conflict rate, latency, what it has to catch up and what is parked.</summary>
public sealed class ReadSyncHealth(LoadHealth load)
{
    /// <param name="Month">The month of the figures, UTC.</param>
    /// <param name="AsOf">When it was counted: once a minute; the day of the figures.</param>
    /// <param name="Systems">By name.</param>
    public sealed record Answer(string Month, DateTimeOffset AsOf, IReadOnlyList<SystemMonth> Systems);

    public Task<Outcome<Answer>> Handle(Caller caller, CancellationToken ct) => load.Handle(null, "sync-health", caller, ct)
        .Then(report => Task.FromResult<Outcome<Answer>>(new Answer(report.Month, report.AsOf, MonthlyHealth.Of(report).Systems)));
}
