using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using HrHub.Core.Vendors.Reading;

namespace HrHub.Core.Vendors.Api;

/// <summary>The vendor's own API: where it is, who we are there, and what can be asked. Only reads, but for the call that erases and those that make an interview or a competency model there.</summary>
public sealed record VendorApiRules
{
    [Description("Absolute, https (http on a loopback address only), without query. Settings may override it: Vendors:Api:{vendor}:BaseUrl.")]
    public required string BaseUrl { get; init; }

    [Description("Null where the API asks for none.")]
    public ApiAuthentication? Authentication { get; init; }

    [Description("By name. list is what a pull pages through; events of the profile name the others as follow-up calls.")]
    public required IReadOnlyDictionary<string, ApiCall> Calls { get; init; }

    [Description("How an expired media link is asked for again. Left out where the vendor's links do not come from its API.")]
    public RefreshRule? Refresh { get; init; }

    [Description("How the vendor is asked to erase an interview. Left out where the vendor documents no call for it.")]
    public EraseRule? Erase { get; init; }

    [Description("How the vendor is asked to take back an interview that nobody has begun. Where it is left out, such an interview is erased there, if erase says how.")]
    public EraseRule? Cancel { get; init; }

    [Description("How the vendor makes an AI interview for a candidate. Left out where the vendor documents no call for it.")]
    public InviteRule? Invite { get; init; }

    [Description("How the vendor is asked how far an interview is that the hub had it make, where its events tell only of the end. Only for a vendor whose answer tells one that has begun from one that has not.")]
    public RefreshRule? Follow { get; init; }

    [Description("How the vendor takes the competency model of a position. Left out where it takes none.")]
    public ModelRule? Model { get; init; }

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

    [Description("Name of the secret, never its value.")]
    [MinLength(1)]
    public required string Secret { get; init; }

    [Description("Header name, for header.")]
    public string? Header { get; init; }

    [Description("Path of the token endpoint below the base URL, for clientCredentials.")]
    public string? TokenPath { get; init; }
}

/// <summary>One question to the vendor. A GET, or a GraphQL query where <see cref="GraphQl"/> is set: both may be asked again at will.</summary>
public sealed record ApiCall
{
    [Description("Below the base URL; {name} stands for a variable, URL-escaped.")]
    public required string Path { get; init; }

    [Description("Query parameters; values may hold variables. A variable in braces with a question mark, {name?}, leaves the parameter out when it is unset.")]
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    [Description("A GraphQL query document. All variables of the call are sent as its variables, and it is posted as JSON.")]
    public string? GraphQl { get; init; }

    [Description("Sent as DELETE; any 2xx means that it is gone. Only for the calls that erase and cancel name.")]
    public bool Delete { get; init; }

    [Description("What is posted as JSON: an expression over what the hub says, see api.invite and api.model; account.NAME is a variable of Vendors:Api:{vendor}:With. Members that are null are left out. Only for the calls that invite and model name.")]
    public Expression? Send { get; init; }

    [Description("For a call that sends: the header that takes our id of what is made, by which the vendor makes it once however often it is asked. Left out where the vendor documents none: then nothing is sent twice, and an answer that got lost is a person's case.")]
    public string? Idempotency { get; init; }

    [Description("Where in the response the document, or the list, is. Null: the whole response.")]
    public Expression? Answer { get; init; }

    [Description("Statuses by which the vendor says that the details are not there yet.")]
    public IReadOnlyList<int> NotReady { get; init; } = [];

    [Description("False in a response means the same.")]
    public Expression? Ready { get; init; }

    [Description("True in a response with status 200 means that the vendor refused the call all the same.")]
    public Expression? Failed { get; init; }

    public ApiPaging? Paging { get; init; }
    public SinceRule? Since { get; init; }

    [Description("For a list: turns an item into the shape of the vendor's own event, so that what was pulled and what was delivered take one path.")]
    public Expression? Item { get; init; }

    [Description("For a list: how many items there are in all, for progress.")]
    public Expression? Total { get; init; }
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

    [Description("Query parameter (GraphQL: variable) that takes page number, offset or cursor.")]
    public string? Parameter { get; init; }

    [Description("Number of the first page: 0 or 1.")]
    [Range(0, 1)]
    public int First { get; init; } = 1;

    [Description("Query parameter (GraphQL: variable) that takes the page size.")]
    public string? SizeParameter { get; init; }

    [Description("1–1,000.")]
    [Range(1, 1_000)]
    public int Size { get; init; } = 50;

    public Expression? Next { get; init; }
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

    [Description("Hours to look back further: where the vendor filters by creation, what was created earlier may have changed since. 0–8,760.")]
    [Range(0, 8_760)]
    public int LookBackHours { get; init; }
}

/// <summary>How the vendor is asked for an interview again: the answer is read as details, and names the same media or says how far it is.</summary>
public sealed record RefreshRule
{
    [Description("Name of the call whose answer says it.")]
    public required string Call { get; init; }

    [Description("The variable of that call that takes the vendor's interview id.")]
    public required string Id { get; init; }
}

/// <summary>How the vendor is asked to erase what it has of an interview, or to take it back.</summary>
public sealed record EraseRule
{
    [Description("Name of the call: one with delete.")]
    public required string Call { get; init; }

    [Description("The variable of that call that takes the vendor's interview id.")]
    public required string Id { get; init; }
}

/// <summary>
/// How the vendor makes an AI interview. What the hub says: <c>invitationId</c>, <c>candidate</c> (<c>name</c>, <c>email</c>, <c>phone</c>), <c>position</c> (<c>code</c>, <c>title</c>), <c>batch</c>,
/// <c>department</c>, <c>model</c> (<c>id</c> as the vendor gave it, <c>version</c>, <c>language</c>, <c>dimensions</c>), each left out where it is not known.
/// </summary>
public sealed record InviteRule
{
    [Description("Name of the call that makes it: one with send.")]
    public required string Call { get; init; }

    [Description("Where in the answer the vendor's interview id is: the one that its events bear.")]
    public required Expression Id { get; init; }

    [Description("Where in the answer the candidate's link is.")]
    public required Expression Link { get; init; }

    [Description("True where an interview can be made only of a model that the vendor has taken.")]
    public bool NeedsModel { get; init; }
}

/// <summary>How the vendor takes a competency model. What the hub says: <c>position</c> (<c>code</c>, <c>title</c>), <c>version</c>, <c>language</c>, <c>dimensions</c> (each <c>code</c>, <c>label</c>, <c>weight</c> in percent, <c>questions</c>).</summary>
public sealed record ModelRule
{
    [Description("Name of the call that takes it: one with send.")]
    public required string Call { get; init; }

    [Description("Where in the answer the vendor's id of the model is. Left out where it gives none.")]
    public Expression? Id { get; init; }
}
