using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace HrHub.Core.Vendors.Api;

/// <summary>One request, ready to be sent: any number of times, but for one that makes something.</summary>
internal sealed record ApiRequest(Uri Url, JsonObject? Posted, bool Deletes = false)
{
    /// <summary>Set on a request that must not be sent twice.</summary>
    public static readonly HttpRequestOptionsKey<bool> Once = new("hrhub.once");

    /// <summary>Our id of what is made, and the header that takes it; null where nothing is made, or the vendor has no such header.</summary>
    public (string Header, string Id)? Key { get; init; }

    /// <summary>True where something is made at the vendor.</summary>
    public bool Makes { get; init; }

    public bool IsSentOnce => Makes && Key is null;

    /// <param name="baseUrl">Without a slash at the end.</param>
    /// <param name="call">What to ask.</param>
    /// <param name="with">Values of the call's variables.</param>
    /// <param name="since">Only what is new since then, where the call can say so.</param>
    /// <param name="next">What the page before said about the next one.</param>
    /// <returns>Null when a variable has no value, or the next page is on another host.</returns>
    public static ApiRequest? Build(string baseUrl, ApiCall call, IReadOnlyDictionary<string, string> with, DateTimeOffset? since, string? next)
    {
        if (call.Paging is { Kind: PagingKind.Link } && next is not null)
            return ApiAddress.SameOrigin(new(baseUrl), new(next)) ? new(new(next), null) : null;

        var extra = Extra(call, since, next);
        if (ApiTemplate.Path(call.Path, with) is not { } path) return null;
        if (call.GraphQl is { } document) return new(new(baseUrl + path), Query(document, with, extra));
        return ApiTemplate.Query(call.Query.Where(pair => !extra.ContainsKey(pair.Key)), with) is { } query
            ? new(new(baseUrl + path + Append(query, extra)), null, call.Delete)
            : null;
    }

    /// <summary>A request that makes something at the vendor.</summary>
    /// <param name="baseUrl">Without a slash at the end.</param>
    /// <param name="call">One with <see cref="ApiCall.Send"/>.</param>
    /// <param name="made">What the hub says of it.</param>
    /// <param name="account">The variables of our account there.</param>
    /// <returns>Null when a variable of the path has no value, or the expression yields no object.</returns>
    /// <exception cref="FormatException">The expression met a value that it can't work on.</exception>
    public static ApiRequest? Build(string baseUrl, ApiCall call, ToMake made, IReadOnlyDictionary<string, string> account)
    {
        if (ApiTemplate.Path(call.Path, account) is not { } path || ApiTemplate.Query(call.Query, account) is not { } query) return null;
        return ApiDocument.Send(call.Send!, made.Document, account) is { } body
            ? new(new(baseUrl + path + query), body) { Makes = true, Key = call.Idempotency is { } header ? (header, made.Id) : null }
            : null;
    }

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Deletes ? HttpMethod.Delete : Posted is null ? HttpMethod.Get : HttpMethod.Post, Url)
        {
            Content = Posted is null ? null : JsonContent.Create(Posted),
            Headers = { { "Accept", "application/json" } },
        };
        if (Key is { } key) message.Headers.TryAddWithoutValidation(key.Header, key.Id);
        message.Options.Set(Once, IsSentOnce);
        return message;
    }

    private static Dictionary<string, long?> Numbers(ApiPaging paging, string? next) => paging.Kind switch
    {
        PagingKind.Page => new() { [paging.Parameter!] = next is null ? paging.First : long.Parse(next) },
        PagingKind.Offset => new() { [paging.Parameter!] = next is null ? 0 : long.Parse(next) },
        _ => [],
    };

    private static Dictionary<string, JsonNode> Extra(ApiCall call, DateTimeOffset? since, string? next)
    {
        var extra = new Dictionary<string, JsonNode>();
        if (call.Paging is { } paging)
        {
            foreach (var (name, number) in Numbers(paging, next)) extra[name] = JsonValue.Create(number)!;
            if (paging.Kind == PagingKind.Cursor && next is not null) extra[paging.Parameter!] = JsonValue.Create(next)!;
            if (paging.SizeParameter is { } size) extra[size] = JsonValue.Create(paging.Size);
        }
        if (call.Since is { } rule && since is { } time) extra[rule.Parameter] = JsonValue.Create(Format(rule, time.ToUniversalTime().AddHours(-rule.LookBackHours)))!;
        return extra;
    }

    private static string Format(SinceRule rule, DateTimeOffset time) => rule.Format switch
    {
        SinceFormat.Unix => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        SinceFormat.UnixMs => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        SinceFormat.Iso => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        _ => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static string Append(string query, Dictionary<string, JsonNode> extra)
        => extra.Aggregate(query, (text, pair) => $"{text}{(text.Length == 0 ? '?' : '&')}{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value.ToString())}");

    private static JsonObject Query(string document, IReadOnlyDictionary<string, string> with, Dictionary<string, JsonNode> extra)
    {
        var variables = new JsonObject();
        foreach (var (name, value) in with) variables[name] = value;
        foreach (var (name, value) in extra) variables[name] = value;
        return new() { ["query"] = document, ["variables"] = variables };
    }
}
