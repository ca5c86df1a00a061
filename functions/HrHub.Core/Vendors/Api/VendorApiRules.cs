namespace HrHub.Core.Vendors.Api;

/// <summary>The vendor's own API.</summary>
public sealed record VendorApiRules
{
}
