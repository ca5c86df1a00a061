using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Operations;

namespace HrHub.Api.Operations;

/// <summary>What each vendor delivered since the hub began: received, verified and refused, why the last was refused, and how long the oldest delivery waits.</summary>
public sealed class ReadVendorHealth(LoadHealth load)
{
    /// <param name="AsOf">When it was counted: once a minute.</param>
    /// <param name="Vendors">Every vendor with a profile, by name.</param>
    public sealed record Answer(DateTimeOffset AsOf, IReadOnlyList<VendorMonth> Vendors);

    public Task<Outcome<Answer>> Handle(Caller caller, CancellationToken ct) => load.Handle(null, "vendor-health", caller, ct)
        .Then(report => Task.FromResult<Outcome<Answer>>(new Answer(report.AsOf, [.. report.Vendors.Select(vendor => VendorMonth.Of(vendor, null))])));
}
