using Microsoft.AspNetCore.Http;

namespace HrHub.Local.Sandbox.Vendors.Apis;

/// <summary>The sandbox's only customer. Its keys are no secrets: they open nothing but the sandbox.</summary>
internal static class Accounts
{
    /// <summary>Bearer key, or token, of a vendor.</summary>
    public static string Key(string vendor) => $"sandbox-key-{vendor}";

    public static string ClientId(string vendor) => $"sandbox-client-{vendor}";

    public static bool IsBearer(HttpContext http, string vendor) => http.Request.Headers.Authorization == $"Bearer {Key(vendor)}";

    public static bool HasToken(HttpContext http, string vendor) => http.Request.Headers.Authorization == $"Bearer sandbox-token-{vendor}";

    /// <summary>OAuth 2.0 client credentials (RFC 6749, 4.4).</summary>
    public static async Task<IResult> Token(HttpContext http, string vendor, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        return form["grant_type"] == "client_credentials" && form["client_id"] == ClientId(vendor) && form["client_secret"] == Key(vendor)
            ? Results.Json(new { access_token = $"sandbox-token-{vendor}", token_type = "Bearer", expires_in = 3_600 })
            : Results.Json(new { error = "invalid_client" }, statusCode: 401);
    }
}
