using HrHub.Core.Invitations;
using HrHub.Core.Messaging;
using Microsoft.Extensions.Logging;

namespace HrHub.Pipeline.Invitations;

/// <summary>Finds the links whose time has run out before anybody used them, and has them taken back.</summary>
public sealed partial class ExpireInvitations(IInvitationIndex index, IMessageBus bus, TimeProvider clock, ILogger<ExpireInvitations> log)
{
    private const int Page = 100;

    public async Task Handle(CancellationToken ct)
    {
        var (query, expired) = (new InvitationQuery { Progress = InvitationProgress.NotStarted, ExpiresBefore = clock.GetUtcNow(), PageSize = Page }, 0);
        do
        {
            var page = await index.List(query, ct);
            await bus.SendAll(Entities.Invite, [.. page.Invitations.Select(entry => new InviteMessage(entry.CandidateId, entry.InvitationId, Step: InviteStep.Expire).ToMessage())], ct);
            expired += page.Invitations.Count;
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);
        if (expired > 0) LogExpired(expired);
    }

    [LoggerMessage(1, LogLevel.Information, "The links of {Count} invitations have run out.")]
    private partial void LogExpired(int count);
}
