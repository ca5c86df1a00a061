using HrHub.Core.Inbox;
using HrHub.Core.Vendors;

namespace HrHub.Pipeline.Operations;

/// <summary>What came of every vendor's requests. A vendor that has a profile and never sent anything is in it: that may be what is wrong.</summary>
public sealed class CountVendors(IVendorLedger ledger, ProfileCatalog profiles)
{
    /// <returns>By name.</returns>
    public async Task<IReadOnlyList<VendorHealth>> Handle(CancellationToken ct)
    {
        var known = (await ledger.Read(ct)).ToDictionary(vendor => vendor.Vendor);
        foreach (var profile in profiles.All) known.TryAdd(profile.Name, new() { Vendor = profile.Name });
        return [.. known.Values.OrderBy(vendor => vendor.Vendor, StringComparer.Ordinal)];
    }
}
