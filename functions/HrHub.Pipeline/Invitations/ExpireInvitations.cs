using HrHub.Core.Invitations;
using HrHub.Core.Messaging;
using Microsoft.Extensions.Logging;

namespace HrHub.Pipeline.Invitations;

/// <summary>Finds the links whose time has run out before anybody used them, and has them taken back; and the invitations that no try is under way for any more, since a crash came before their message.</summary>
public sealed partial class ExpireInvitations(IInvitationIndex index, IMessageBus bus, TimeProvider clock, ILogger<ExpireInvitations> log)
{
    private const int Page = 100;

    // Longer than all tries of an invitation take together by the standard settings; by others one more try does no harm.
    private static readonly TimeSpan Lost = TimeSpan.FromDays(2);

    public async Task Handle(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var expired = await Send(new() { Progress = InvitationProgress.NotStarted, ExpiresBefore = now, PageSize = Page }, entry => new InviteMessage(entry.CandidateId, entry.InvitationId, Step: InviteStep.Expire).ToMessage(), ct);
        if (expired > 0) LogExpired(expired);
        var lost = await Send(new() { Progress = InvitationProgress.Requested, RequestedBefore = now - Lost, PageSize = Page }, entry => new InviteMessage(entry.CandidateId, entry.InvitationId).ToMessageAgain(now), ct);
        if (lost > 0) LogLost(lost);
    }

    private async Task<int> Send(InvitationQuery query, Func<InvitationEntry, BusMessage> message, CancellationToken ct)
    {
        var sent = 0;
        do
        {
            var page = await index.List(query, ct);
            await bus.SendAll(Entities.Invite, [.. page.Invitations.Select(message)], ct);
            sent += page.Invitations.Count;
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);
        return sent;
    }

    [LoggerMessage(1, LogLevel.Information, "The links of {Count} invitations have run out.")]
    private partial void LogExpired(int count);

    [LoggerMessage(2, LogLevel.Warning, "{Count} invitations were still waiting for their vendor's first answer, and are tried again.")]
    private partial void LogLost(int count);
}
