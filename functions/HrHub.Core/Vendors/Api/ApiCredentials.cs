using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using HrHub.Core.Vendors.Reading;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Api;

/// <summary>Says to a vendor's API who we are. Tokens are kept until a minute before they end.</summary>
public sealed class ApiCredentials(VendorSecrets secrets, IOptions<VendorApiLimits> limits, TimeProvider clock)
{
    private static readonly ApiCall TokenCall = new() { Path = "/" };
    private readonly ConcurrentDictionary<string, Token> _tokens = new(StringComparer.Ordinal);

    /// <summary>Puts the credentials into the request.</summary>
    /// <returns>Null when that went well, otherwise what the call ends with.</returns>
    internal async Task<ApiResult?> Authorize(HttpRequestMessage request, string vendor, VendorApiRules rules, string baseUrl, HttpClient http, CancellationToken ct)
    {
        if (rules.Authentication is not { } how) return null;
        if (secrets.Find(how.Secret) is not { } secret) return new ApiResult.Refused(0, "no-secret");
        switch (how.Kind)
        {
            case ApiAuthenticationKind.Bearer:
                request.Headers.Authorization = new("Bearer", secret);
                return null;
            case ApiAuthenticationKind.Basic:
                request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)));
                return null;
            case ApiAuthenticationKind.Header:
                request.Headers.TryAddWithoutValidation(how.Header!, secret);
                return null;
            default:
                return await WithToken(request, vendor, new(baseUrl + how.TokenPath), secret, http, ct);
        }
    }

    /// <summary>The vendor refused the token: the next call asks for another.</summary>
    /// <returns>False when there was none.</returns>
    internal bool Forget(string vendor) => _tokens.TryRemove(vendor, out _);

    private async Task<ApiResult?> WithToken(HttpRequestMessage request, string vendor, Uri endpoint, string secret, HttpClient http, CancellationToken ct)
    {
        if (!_tokens.TryGetValue(vendor, out var token) || token.Until <= clock.GetUtcNow())
        {
            if (secret.Split(':', 2) is not [var id, var password]) return new ApiResult.Refused(0, "no-secret");
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = id, ["client_secret"] = password });
            using var response = await http.PostAsync(endpoint, form, ct);
            // RFC 6749 answers 400 to a client it does not know.
            if ((int)response.StatusCode == 400) return new ApiResult.Refused(400, "credentials");
            if (ApiStatus.Decide(response.StatusCode, ApiStatus.RetryAfter(response, clock.GetUtcNow()), TokenCall, limits.Value) is { } trouble) return trouble;
            if (Read(await response.Content.ReadAsByteArrayAsync(ct)) is not { } fresh) return new ApiResult.Refused((int)response.StatusCode, "credentials");
            _tokens[vendor] = token = fresh;
        }
        request.Headers.Authorization = new("Bearer", token.Value);
        return null;
    }

    private Token? Read(byte[] body)
    {
        try
        {
            var answer = Payload.Parse(body) as JObject;
            var seconds = answer?["expires_in"] is JValue { Value: long lifetime } ? lifetime : 300;
            return (string?)answer?["access_token"] is { Length: > 0 } value ? new(value, clock.GetUtcNow().AddSeconds(seconds - 60)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Token(string Value, DateTimeOffset Until)
    {
        public override string ToString() => $"Token(until {Until:O})";
    }
}
