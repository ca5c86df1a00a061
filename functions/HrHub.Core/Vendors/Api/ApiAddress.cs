namespace HrHub.Core.Vendors.Api;

/// <summary>What may be the address of a vendor's API: credentials go there, so they must not travel in the clear.</summary>
internal static class ApiAddress
{
    /// <returns>What is wrong with the address, or null.</returns>
    public static string? Problem(string address) => !Uri.TryCreate(address, UriKind.Absolute, out var url) ? $"\"{address}\" is not an absolute URL"
        : url.Query.Length > 0 || url.Fragment.Length > 0 || url.UserInfo.Length > 0 ? "holds a query, a fragment or a user"
        : url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback) ? null
        : $"\"{url.Scheme}\" is not https (http is for loopback addresses only)";

    public static bool SameOrigin(Uri one, Uri other)
        => one.Scheme == other.Scheme && string.Equals(one.Host, other.Host, StringComparison.OrdinalIgnoreCase) && one.Port == other.Port;
}
