namespace HrHub.Core.Vendors.Api;

/// <summary>The vendor's own API: where it is, who we are there, and what can be asked. Only reads; nothing here changes anything at the vendor's.</summary>
public sealed record VendorApiRules
{
    /// <summary>Absolute, https (http on a loopback address only), without query. Settings may override it: <c>Vendors:Api:{vendor}:BaseUrl</c>.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Null where the API asks for none.</summary>
    public ApiAuthentication? Authentication { get; init; }

    /// <summary>By name. <c>list</c> is what a pull pages through; events of the profile name the others as follow-up calls.</summary>
    public required IReadOnlyDictionary<string, ApiCall> Calls { get; init; }

    /// <summary>How an expired media link is asked for again. Null where the vendor's links do not come from its API.</summary>
    public RefreshRule? Refresh { get; init; }

    /// <summary>What is wrong with this section, all at once.</summary>
    public IEnumerable<ProfileError> Check() => VendorApiCheck.Of(this);
}

public enum ApiAuthenticationKind
{
    /// <summary><c>Authorization: Bearer</c> and the secret (RFC 6750).</summary>
    Bearer,

    /// <summary>HTTP Basic (RFC 7617); the secret is <c>user:password</c>.</summary>
    Basic,

    /// <summary>The secret as the value of a header of the vendor's choice.</summary>
    Header,

    /// <summary>OAuth 2.0 client credentials (RFC 6749, 4.4), sent in the form; the secret is <c>client_id:client_secret</c>.</summary>
    ClientCredentials,
}

public sealed record ApiAuthentication
{
    public required ApiAuthenticationKind Kind { get; init; }

    /// <summary>Name of the secret, never its value.</summary>
    public required string Secret { get; init; }

    /// <summary>Header name, for <see cref="ApiAuthenticationKind.Header"/>.</summary>
    public string? Header { get; init; }

    /// <summary>Path of the token endpoint below the base URL, for <see cref="ApiAuthenticationKind.ClientCredentials"/>.</summary>
    public string? TokenPath { get; init; }
}

/// <summary>One question to the vendor. A GET, or a GraphQL query where <see cref="GraphQl"/> is set: both may be asked again at will.</summary>
public sealed record ApiCall
{
    /// <summary>Below the base URL; <c>{name}</c> stands for a variable, URL-escaped.</summary>
    public required string Path { get; init; }

    /// <summary>Query parameters; values may hold variables. A variable in braces with a question mark, <c>{name?}</c>, leaves the parameter out when it is unset.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>A GraphQL query document. All variables of the call are sent as its variables, and it is posted as JSON.</summary>
    public string? GraphQl { get; init; }

    /// <summary>Where in the response the document, or the list, is. Null: the whole response.</summary>
    public JmesPathText? Answer { get; init; }

    /// <summary>Statuses by which the vendor says that the details are not there yet.</summary>
    public IReadOnlyList<int> NotReady { get; init; } = [];

    /// <summary>False in a response means the same.</summary>
    public JmesPathText? Ready { get; init; }

    /// <summary>True in a response with status 200 means that the vendor refused the call all the same.</summary>
    public JmesPathText? Failed { get; init; }

    public ApiPaging? Paging { get; init; }
    public SinceRule? Since { get; init; }

    /// <summary>For a list: turns an item into the shape of the vendor's own event, so that what was pulled and what was delivered take one path.</summary>
    public JmesPathText? Item { get; init; }

    /// <summary>For a list: how many items there are in all, for progress.</summary>
    public JmesPathText? Total { get; init; }
}

public enum PagingKind
{
    /// <summary>A page number that grows by one; an empty page is the end.</summary>
    Page,

    /// <summary>How many items were read; an empty page is the end.</summary>
    Offset,

    /// <summary>What <see cref="ApiPaging.Next"/> finds in the response; nothing is the end.</summary>
    Cursor,

    /// <summary>The <c>Link</c> header with <c>rel="next"</c> (RFC 8288); none is the end.</summary>
    Link,
}

public sealed record ApiPaging
{
    public required PagingKind Kind { get; init; }

    /// <summary>Query parameter (GraphQL: variable) that takes page number, offset or cursor.</summary>
    public string? Parameter { get; init; }

    /// <summary>Number of the first page: 0 or 1.</summary>
    public int First { get; init; } = 1;

    /// <summary>Query parameter (GraphQL: variable) that takes the page size.</summary>
    public string? SizeParameter { get; init; }

    /// <summary>1–1,000.</summary>
    public int Size { get; init; } = 50;

    public JmesPathText? Next { get; init; }
}

public enum SinceFormat
{
    /// <summary>Seconds since 1970.</summary>
    Unix,

    /// <summary>Milliseconds since 1970.</summary>
    UnixMs,

    /// <summary><c>2026-11-25T08:00:00Z</c>.</summary>
    Iso,

    /// <summary><c>2026-11-25</c>, UTC.</summary>
    Date,
}

/// <summary>How a list is asked for what is new only.</summary>
public sealed record SinceRule
{
    public required string Parameter { get; init; }
    public required SinceFormat Format { get; init; }

    /// <summary>Hours to look back further: where the vendor filters by creation, what was created earlier may have changed since. 0–8,760.</summary>
    public int LookBackHours { get; init; }
}

public sealed record RefreshRule
{
    /// <summary>Name of the call whose answer holds the media links.</summary>
    public required string Call { get; init; }

    /// <summary>The variable of that call that takes the vendor's interview id.</summary>
    public required string Id { get; init; }
}
