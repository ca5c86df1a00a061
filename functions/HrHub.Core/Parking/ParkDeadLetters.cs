using HrHub.Core.Inbox;
using HrHub.Core.Invitations;
using HrHub.Core.Messaging;
using HrHub.Core.Records;

namespace HrHub.Core.Parking;

/// <summary>Parks the work of messages that died in the queue: handlers that threw every time. Nothing stays in a dead-letter queue, where nobody looks.</summary>
public sealed class ParkDeadLetters(IParkedItems parked, IInbox inbox, ICandidateFiles files, TimeProvider clock)
{
    /// <param name="message">The dead message.</param>
    /// <param name="reason">Why the queue gave up: a stable code.</param>
    /// <param name="ct">Cancels before the writes.</param>
    public async Task Handle(NormalizeMessage message, string reason, CancellationToken ct)
    {
        // Handled by a later message, or never accepted: nothing is left to do.
        if (await inbox.Find(message.InboxId, ct) is not { State: not InboxState.Handled } entry) return;

        await parked.Park(Item(ParkedStage.Normalize, entry.Vendor, message.InboxId, entry.CandidateId, message.Attempt, reason, Entities.Normalize, (message with { Attempt = 1 }).ToMessage()), ct);
        await inbox.MarkParked(message.InboxId, ct);
    }

    /// <inheritdoc cref="Handle(NormalizeMessage, string, CancellationToken)"/>
    public async Task Handle(CaptureMessage message, string reason, CancellationToken ct)
    {
        if ((await files.Find(message.CandidateId, ct))?.File.Find(message.InterviewId) is not { } interview) return;

        await parked.Park(Item(ParkedStage.Capture, interview.Interview.Vendor, message.MediaId, message.CandidateId, message.Attempt, reason, Entities.Capture, (message with { Attempt = 1 }).ToMessage()), ct);
    }

    /// <inheritdoc cref="Handle(NormalizeMessage, string, CancellationToken)"/>
    public async Task Handle(InviteMessage message, string reason, CancellationToken ct)
    {
        if ((await files.Home(message.CandidateId, ct))?.FindInvitation(message.InvitationId) is not { } invitation) return;

        await parked.Park(Item(ParkedStage.Invite, invitation.Vendor, message.InvitationId, message.CandidateId, message.Attempt, reason, Entities.Invite, (message with { Attempt = 1 }).ToMessage()), ct);
    }

    private ParkedItem Item(ParkedStage stage, string vendor, string subject, string? candidateId, int attempts, string reason, string entity, BusMessage again) => new()
    {
        Id = ParkedItem.IdOf(stage, subject),
        Stage = stage,
        Neighbour = vendor,
        Subject = subject,
        CandidateId = candidateId,
        Reason = new("dead-lettered", $"The queue gave up: {reason}."),
        ParkedAt = clock.GetUtcNow(),
        Attempts = attempts,
        ReplayEntity = entity,
        ReplayBody = again.Body,
    };
}
