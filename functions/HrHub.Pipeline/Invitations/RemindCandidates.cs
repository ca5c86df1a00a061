using HrHub.Core.Invitations;
using HrHub.Core.Records;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Invitations;

/// <summary>Has those reminded who were invited and have not begun. People whose data are restricted, or in erasure, are left alone.</summary>
public sealed partial class RemindCandidates(ICandidateFiles files, MailInvitation mail, IOptions<InvitationsOptions> options, TimeProvider clock, ILogger<RemindCandidates> log)
{
    private const int Page = 100;

    public async Task Handle(CancellationToken ct)
    {
        if (!mail.IsOn || options.Value.Reminders == 0) return;
        var (now, days, reminded) = (clock.GetUtcNow(), options.Value.RemindAfterDays, 0);
        // Twice as far back as reminders reach, for those that the mail system did not take at once.
        var query = new SearchQuery { Status = "invited", From = now.AddDays(-2 * days * (options.Value.Reminders + 1)), To = now.AddDays(-days), Order = SearchOrder.OldestFirst, PageSize = Page };
        do
        {
            var page = await files.Search(query, ct);
            foreach (var hit in page.Hits)
                if (await Remind(hit, now, ct)) reminded++;
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);
        if (reminded > 0) LogReminded(reminded);
    }

    private async Task<bool> Remind(SearchHit hit, DateTimeOffset now, CancellationToken ct)
    {
        if (await files.Home(hit.CandidateId, ct) is not { Retention: { Tombstone: null, Restricted: false } } person) return false;
        if (person.Invitations.FirstOrDefault(known => known.InterviewId == hit.InterviewId) is not { SendMail: true, State: InvitationState.Made } invitation || !IsDue(invitation, now)) return false;
        if (await mail.Handle(person.CandidateId, invitation, "reminder", ct)) return true;
        LogNotTaken(invitation.InvitationId);
        return false;
    }

    /// <summary>An invitation that the mail system never took is the queue's work, not a reminder's.</summary>
    private bool IsDue(Invitation invitation, DateTimeOffset now)
        => invitation.Mails.Count > 0 && invitation.Mails.Count <= options.Value.Reminders && !(invitation.ExpiresAt <= now) && invitation.Mails[^1].AddDays(options.Value.RemindAfterDays) <= now;

    [LoggerMessage(1, LogLevel.Information, "{Count} reminders are on their way.")]
    private partial void LogReminded(int count);

    [LoggerMessage(2, LogLevel.Warning, "The mail system did not take a reminder of the invitation {InvitationId}; it is told again in the next run.")]
    private partial void LogNotTaken(string invitationId);
}
