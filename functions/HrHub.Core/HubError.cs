using HrHub.Core.Records;
using HrHub.Core.Records.Search;

namespace HrHub.Core;

/// <summary>An expected failure, from a closed list. Core knows codes; one file in each app knows HTTP.</summary>
public sealed record HubError(string Code, string Title)
{
    public static readonly HubError UnknownVendor = new("unknown-vendor", "No profile for this vendor.");
    public static readonly HubError BadSignature = new("bad-signature", "The delivery could not be authenticated.");
    public static readonly HubError BodyTooLarge = new("body-too-large", "The body is over the limit.");
    public static readonly HubError BadBody = new("bad-body", "The body is not acceptable JSON.");
    public static readonly HubError NoPull = new("no-pull", "The profile of this vendor names no list to pull.");
    public static readonly HubError TooManyInvitations = new("too-many-invitations", "This person has been invited too often.");
    public static readonly HubError OutOfSight = new("out-of-sight", "This department or position is not among yours.");
    public static readonly HubError AmbiguousPerson = new("ambiguous-person", "What is given belongs to more than one person.")
    {
        Advice = new("请核对后改用 POST /api/v1/candidates/{id}/invitations 邀请其中一人，或去掉属于他人的信息后重试。", "Invite one of them by POST /api/v1/candidates/{id}/invitations, or leave out what is another's."),
    };
    public static readonly HubError InterviewBegun = new("interview-begun", "The interview has begun: it can't be called off any more.");
    public static readonly HubError NoLink = new("no-link", "There is no link that could be sent: the interview is not made, has begun, or the invitation has ended.");
    public static readonly HubError NoAddress = new("no-address", "No e-mail address of this person is known.");
    public static readonly HubError Forbidden = new("forbidden", "You may not do this.");
    public static readonly HubError RunNotWaiting = new("run-not-waiting", "This run does not wait for a confirmation, or the policies have changed since.");
    public static readonly HubError AsOfInFuture = new("as-of-in-future", "Nothing may be erased before its time.");
    public static readonly HubError RotationUnderWay = new("rotation-under-way", "The last rotation of the blind index is not complete yet.");
    public static readonly HubError HoldInForce = new("hold-in-force", "A hold forbids to erase this.");
    public static readonly HubError NotDue = new("not-due", "No rule orders this to be erased now.");
    public static readonly HubError NotFound = new("not-found", "There is nothing here.");
    public static readonly HubError Unauthenticated = new("unauthenticated", "A valid bearer token is needed.");
    public static readonly HubError MfaRequired = new("mfa-required", "This role needs a token that was obtained with a second factor.");
    public static readonly HubError TooManyRows = new("too-many-rows", "That is more than is written at once: narrow the search.");
    public static readonly HubError ExportNotReady = new("export-not-ready", "The file is not written yet.");
    public static readonly HubError ExportGone = new("export-gone", "There is no file any more: ask for it again.");
    public static readonly HubError StaleETag = new("stale-etag", "Somebody else was faster: read again.");
    public static readonly HubError FileInErasure = new("file-in-erasure", "The file is being erased: nothing can be added to it or kept back any more.");
    public static readonly HubError FileErased = new("file-erased", "The person's data were erased: there is nothing left that could be kept back.");
    public static readonly HubError DisputeOpen = new("dispute-open", "This hold ends with its dispute.");
    public static readonly HubError DisputeDecided = new("dispute-decided", "The dispute is decided.");
    public static readonly HubError IdentityNotChecked = new("identity-not-checked", "Before a decision somebody must note how the person's identity was checked.");
    public static readonly HubError CaseDecided = new("case-decided", "The case is decided.");
    public static readonly HubError Restricted = new("restricted", "As the person asked, the data are kept and not used.");
    public static readonly HubError TooManySubscriptions = new("too-many-subscriptions", "Nobody may have more subscriptions than this.");
    public static readonly HubError NotDiscardable = new("not-discardable", "What the law asks for can't be given up: it can only be tried again.");
    public static readonly HubError MaterialType = new("material-type", "Only PDF, Word documents without macros, images and videos are taken.");
    public static readonly HubError Infected = new("infected", "The scanner found malware in it.");
    public static readonly HubError ScannerAway = new("scanner-away", "The scanner for malware is away, and nothing is taken unscanned.");
    public static readonly HubError TooMany = new("too-many", "There may not be more of these.");
    public static readonly HubError StageOutOfOrder = new("stage-out-of-order", "From this stage there is no such step.");
    public static readonly HubError EmployeeNumberTaken = new("employee-number-taken", "Somebody else has this employee number.");
    public static readonly HubError IdempotencyKeyReused = new("idempotency-key-reused", "The key names another request.");
    public static readonly HubError RequestUnderWay = new("request-under-way", "The request that the key names has not ended yet.");
    public static readonly HubError NoArchive = new("no-archive", "There is an archive only for a granted request for access.");

    public static readonly HubError VideoUnreadable = new("video-unreadable", "No still and no excerpt can be made of this: it is no video, or a broken one.");
    public static readonly HubError VideoToolBusy = new("video-tool-busy", "It took too long, or the tool for videos is at work for others: try again later.");
    public static readonly HubError NoVideoTool = new("no-video-tool", "The tool that makes stills and excerpts is not installed.")
    {
        Advice = new("需要 ffmpeg：请安装（例如 apt-get install ffmpeg）后重启服务；如不在 PATH 上，请用设置 Videos__FfmpegPath 指明其路径。",
            "It takes ffmpeg: install it (for example apt-get install ffmpeg) and restart the service; where it is not on PATH, the setting Videos__FfmpegPath says where it is."),
    };

    public static readonly HubError PersonalSearch = new("personal-search", "A search that identifies a person can't be saved: it would outlive the person's erasure.");
    public static readonly HubError SavedSearchesFull = new("saved-searches-full", "You have as many saved searches as one can have.");

    /// <summary>The field that is wrong, where one is: a name of ours, never a value.</summary>
    public string? Field { get; init; }

    /// <summary>The certificate of the erasure, where one answers the request; only for callers who may know of it.</summary>
    public string? CertificateId { get; init; }

    /// <summary>Path of what does the same another way, where there is one.</summary>
    public string? Instead { get; init; }

    /// <summary>What can be done about it, where somebody can do something; the same for everybody.</summary>
    public Label? Advice { get; init; }

    /// <summary>Between whom it can't be told, where that is so; only for callers who may see them all.</summary>
    public IReadOnlyList<KnownBy> People { get; init; } = [];

    /// <param name="field">Name of the field, as it is written in the request.</param>
    public static HubError BadRequest(string field) => new("bad-request", "A field is missing, unknown or out of range.") { Field = field };
}

/// <summary>The result of a use case: a value or an expected failure.</summary>
public readonly record struct Outcome<T>
{
    private Outcome(T? value, HubError? error) => (Value, Error) = (value, error);

    public T? Value { get; }
    public HubError? Error { get; }

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(HubError error) => new(default, error);
}

/// <summary>One use case after another, for as long as none fails.</summary>
public static class Outcomes
{
    public static async Task<Outcome<TNext>> Then<T, TNext>(this Task<Outcome<T>> first, Func<T, Task<Outcome<TNext>>> next)
    {
        var outcome = await first;
        return outcome.Error is { } error ? error : await next(outcome.Value!);
    }
}
