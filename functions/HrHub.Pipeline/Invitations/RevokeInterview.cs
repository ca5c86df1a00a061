using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Invitations;
using HrHub.Core.Messaging;
using HrHub.Core.Records;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Api;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Invitations;

/// <summary>
/// Takes back an interview whose invitation ended: it is filed as cancelled or, where its time ran out, as abandoned, and the vendor is asked to close it where its profile says how. Why a vendor has not is on the invitation:
/// its link may still open the interview.
/// </summary>
public sealed partial class RevokeInterview(ProfileCatalog profiles, VendorApiClient api, ChangeInvitation change, FileInvited file, IMessageBus bus, IOptions<InvitationsOptions> options, TimeProvider clock, ILogger<RevokeInterview> log)
{
    private static readonly AuditEvent Event = new() { Chain = "", Who = Caller.Hub("invite", "queue"), Action = AuditAction.InvitationRevoked };

    /// <summary>Ends an invitation first whose time ran out before its interview began.</summary>
    public async Task Expire(CandidateFile person, Invitation invitation, InviteMessage message, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var ended = await change.Apply(person.CandidateId, invitation.InvitationId, (known, one) => one.State is InvitationState.Made && one.ExpiresAt <= now && known.IsUnused(one) ? one.EndedWith(Invitation.Expired, now) : one,
            Event with { Action = AuditAction.InvitationEnded, Why = Invitation.Expired }, ct);
        if (ended is not null) await Handle(person, ended, message, ct);
    }

    /// <summary>No-op for an invitation that stands, and for one that was never made.</summary>
    public async Task Handle(CandidateFile person, Invitation ended, InviteMessage message, CancellationToken ct)
    {
        if (ended is not { State: InvitationState.Ended, VendorInterviewId: { } id, RevokedAt: null }) return;
        await file.Handle(person, ended, ct);
        if (profiles.Find(ended.Vendor) is not { Api: { } rules } profile || (rules.Cancel ?? rules.Erase) is not { } cancel)
        {
            await Note(person, ended, "no-call", ct);
            return;
        }
        switch (await api.Call(profile, cancel.Call, new Dictionary<string, string> { [cancel.Id] = id }, ct))
        {
            case ApiResult.Gone or ApiResult.Answer:
                var now = clock.GetUtcNow();
                await change.Apply(person.CandidateId, ended.InvitationId, known => known.RevokedAt is null ? known with { RevokedAt = now, NotRevoked = null } : known, Event, ct);
                break;
            case ApiResult.Unavailable later when message.Attempt < options.Value.Tries:
                await bus.Send(Entities.Invite, (message with { Attempt = message.Attempt + 1, Step = InviteStep.Revoke }).ToMessage(clock.GetUtcNow() + options.Value.Wait(message.Attempt, later.RetryAfter)), ct);
                break;
            case ApiResult.Refused refused:
                await Note(person, ended, refused.Reason, ct);
                break;
            default:
                await Note(person, ended, "unavailable", ct);
                break;
        }
    }

    private async Task Note(CandidateFile person, Invitation ended, string because, CancellationToken ct)
    {
        LogNotRevoked(ended.InvitationId, ended.Vendor, because);
        await change.Apply(person.CandidateId, ended.InvitationId, known => known.NotRevoked == because ? known : known with { NotRevoked = because }, Event with { Why = because }, ct);
    }

    [LoggerMessage(1, LogLevel.Warning, "The invitation {InvitationId} ended, and {Vendor} has not taken its link back: {Because}.")]
    private partial void LogNotRevoked(string invitationId, string vendor, string because);
}
