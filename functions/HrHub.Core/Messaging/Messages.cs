using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Core.Messaging;

/// <summary>Turn one accepted delivery into (a part of) a canonical record.</summary>
public sealed record NormalizeMessage(string InboxId, int Attempt = 1)
{
    public BusMessage ToMessage(DateTimeOffset? notBefore = null)
        => new() { MessageId = Attempt == 1 ? InboxId : $"{InboxId}:{Attempt}", Body = Json.Of(this), ScheduledFor = notBefore };

    /// <summary>A message for an entry that was queued before (sweep, replay): the duplicate detection must not eat it.</summary>
    public BusMessage ToMessageAgain(DateTimeOffset at) => ToMessage() with { MessageId = $"{InboxId}:{Attempt}@{at.ToUnixTimeMilliseconds()}" };
}

/// <summary>Bring one media item of an interview into the sealed store.</summary>
public sealed record CaptureMessage(string CandidateId, string InterviewId, string MediaId, int Attempt = 1)
{
    public BusMessage ToMessage(DateTimeOffset? notBefore = null)
        => new() { MessageId = $"{MediaId}:{Attempt}", Body = Json.Of(this), ScheduledFor = notBefore };

    /// <summary>A message for an item that was queued before (sweep): the duplicate detection must not eat it.</summary>
    public BusMessage ToMessageAgain(DateTimeOffset at) => ToMessage() with { MessageId = $"{MediaId}:{Attempt}@{at.ToUnixTimeMilliseconds()}" };
}

/// <summary>What is to be done about an invitation.</summary>
public enum InviteStep
{
    /// <summary>Make the interview at the vendor's.</summary>
    Make,

    /// <summary>Have the link sent once more.</summary>
    Mail,

    /// <summary>Have the vendor take the link back.</summary>
    Revoke,

    /// <summary>The same, since its time ran out.</summary>
    Expire,
}

/// <summary>Make an AI interview at a vendor's, or go on with one that is made.</summary>
/// <param name="CandidateId">Whose.</param>
/// <param name="InvitationId">Which.</param>
/// <param name="Attempt">Tries, this one included.</param>
/// <param name="Step">What is to be done.</param>
/// <param name="Mails">How often the person had been written to when somebody asked for one more mail.</param>
public sealed record InviteMessage(string CandidateId, string InvitationId, int Attempt = 1, InviteStep Step = InviteStep.Make, int Mails = 0)
{
    public BusMessage ToMessage(DateTimeOffset? notBefore = null) => new()
    {
        MessageId = Step is InviteStep.Make ? $"{InvitationId}:{Attempt}" : $"{InvitationId}:{Step}:{Mails}:{Attempt}", Body = Json.Of(this), ScheduledFor = notBefore,
    };

    /// <summary>A message for an invitation that was queued before (sweep): the duplicate detection must not eat it.</summary>
    public BusMessage ToMessageAgain(DateTimeOffset at) => ToMessage() with { MessageId = $"{InvitationId}:{Step}@{at.ToUnixTimeMilliseconds()}" };
}

/// <summary>A candidate file has a newer version. Carries no data: whoever hears it loads the current state.</summary>
public sealed record CandidateChanged(string CandidateId, long Version, int Attempt = 1)
{
    /// <param name="onlyFor">One downstream system, for a retry; null for all.</param>
    /// <param name="notBefore">Earliest delivery.</param>
    public BusMessage ToMessage(string? onlyFor = null, DateTimeOffset? notBefore = null) => new()
    {
        // A retry after a replay has the attempt number of a retry before it: without its time the duplicate detection would eat it.
        MessageId = $"{CandidateId}:{Version}:{onlyFor ?? "all"}:{Attempt}{(notBefore is { } at ? $"@{at.ToUnixTimeMilliseconds()}" : "")}",
        Body = Json.Of(this),
        SessionId = CandidateId,
        Subject = onlyFor,
        ScheduledFor = notBefore,
    };
}

internal static class Json
{
    public static string Of<T>(T message) => JsonSerializer.Serialize(message, CanonicalJson.Options);
}
