using System.ComponentModel.DataAnnotations;

namespace HrHub.Pipeline.Invitations;

/// <summary>How AI interviews are made at vendors', and who is reminded of them when. Section <c>Invitations</c>.</summary>
public sealed record InvitationsOptions
{
    /// <summary>Tries at a vendor's that does not answer, or has not taken the position's model yet.</summary>
    [Range(1, 100)] public int Tries { get; init; } = 10;

    /// <summary>Seconds before the second try at least; twice as long before each further one.</summary>
    [Range(0.01, 3600)] public double FirstRetrySeconds { get; init; } = 30;

    /// <summary>Seconds before a try at most, unless the vendor asks for more.</summary>
    [Range(0.01, 86_400)] public double LongestRetrySeconds { get; init; } = 3600;

    /// <summary>Days for which a link holds where HR has not said otherwise.</summary>
    [Range(1, 365)] public int LinkDays { get; init; } = 14;

    /// <summary>When it is looked for links whose time has run out: NCRONTAB with seconds.</summary>
    [Required] public string ExpireSchedule { get; init; } = "0 15 * * * *";

    /// <summary>When vendors are asked how far interviews are: NCRONTAB with seconds.</summary>
    [Required] public string FollowSchedule { get; init; } = "0 45 * * * *";

    /// <summary>When it is looked for people to remind: NCRONTAB with seconds.</summary>
    [Required] public string RemindSchedule { get; init; } = "0 0 1 * * *";

    /// <summary>Days between the invitation and the first reminder, and between two of them.</summary>
    [Range(1, 90)] public int RemindAfterDays { get; init; } = 3;

    /// <summary>Reminders of one invitation at most.</summary>
    [Range(0, 10)] public int Reminders { get; init; } = 2;

    /// <summary>How long to wait after a try that failed in passing.</summary>
    /// <param name="attempt">Which it was, from 1.</param>
    /// <param name="asked">What the vendor asks for.</param>
    public TimeSpan Wait(int attempt, TimeSpan asked)
    {
        var growing = TimeSpan.FromSeconds(Math.Min(FirstRetrySeconds * Math.Pow(2, attempt - 1), LongestRetrySeconds));
        return asked > growing ? asked : growing;
    }
}
