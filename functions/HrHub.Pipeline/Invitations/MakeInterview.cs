using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Invitations;
using HrHub.Core.Messaging;
using HrHub.Core.Records;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Api;
using HrHub.Pipeline.Purge;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Invitations;

/// <summary>
/// Makes an AI interview at a vendor's, as its profile says. Can be run again after a crash at any point: a vendor that can't tell a second try from the first is asked once,
/// and where nobody knows whether it did as it was asked, a person looks instead of the candidate getting two links.
/// </summary>
public sealed partial class MakeInterview(
    ProfileCatalog profiles, VendorApiClient api, DescribeInvitation describe, ChangeInvitation change, ExpectLateInterview expect, IMessageBus bus,
    IOptions<InvitationsOptions> options, TimeProvider clock, ILogger<MakeInterview> log)
{
    private static readonly AuditEvent Event = new() { Chain = "", Who = Caller.Hub("invite", "queue"), Action = AuditAction.InvitationMade };

    /// <returns>The invitation as it is now: made, failed, ended meanwhile, or to be tried again by a message that is on its way.</returns>
    public async Task<Invitation> Handle(CandidateFile person, Invitation invitation, InviteMessage message, CancellationToken ct)
    {
        if (person.Retention.Restricted) return await Fail(person, invitation, "restricted", ct);
        if (profiles.Find(invitation.Vendor) is not { } profile) return await Fail(person, invitation, "unknown-vendor", ct);
        if (profile.Api is not { Invite: { } rule } rules) return await Fail(person, invitation, "no-invitations", ct);
        var model = await describe.Model(invitation, ct);
        if (rule.NeedsModel && model.VendorId is null) return await Later(person, invitation, message, TimeSpan.Zero, "no-model", ct);

        if (rules.Calls[rule.Call].Idempotency is null)
        {
            if (invitation.State is InvitationState.Asking || await Begin(person, invitation, ct) is not { } begun) return await Fail(person, invitation, Invitation.OutcomeUnknown, ct);
            invitation = begun;
        }
        switch (await api.Make(profile, rule.Call, new(invitation.InvitationId, DescribeInvitation.Of(person, invitation, model)), ct))
        {
            case ApiResult.Answer answer when (ApiDocument.Text(rule.Id, answer.Json), ApiDocument.Text(rule.Link, answer.Json)) is ({ } id, { } link):
                return await Made(person, invitation with { VendorInterviewId = id, Link = link, MadeAt = clock.GetUtcNow(), ModelVersion = model.Version }, profile, ct);
            case ApiResult.Unavailable { MayBeDone: true }:
                return await Fail(person, invitation, Invitation.OutcomeUnknown, ct);
            case ApiResult.Unavailable later:
                return await Later(person, invitation, message, later.RetryAfter, "unavailable", ct);
            case ApiResult.Refused refused:
                return await Fail(person, invitation, refused.Reason, ct);
            default:
                return await Fail(person, invitation, "failed", ct);
        }
    }

    private async Task<Invitation> Made(CandidateFile person, Invitation made, VendorProfile profile, CancellationToken ct)
    {
        LogMade(made.InvitationId, made.Vendor);
        var kept = await change.Apply(person.CandidateId, made.InvitationId, known => known.State is InvitationState.Ended
            ? known with { VendorInterviewId = made.VendorInterviewId, MadeAt = made.MadeAt, ModelVersion = made.ModelVersion }
            : known with
            {
                State = InvitationState.Made, VendorInterviewId = made.VendorInterviewId, Link = made.Link, MadeAt = made.MadeAt, ModelVersion = made.ModelVersion, Because = null,
                ExpiresAt = made.MadeAt!.Value.AddDays(known.ValidDays ?? options.Value.LinkDays),
            }, Event, ct);
        if (kept is not null) return kept;
        if (!await expect.Handle(person.CandidateId, made, profile, ct)) LogLeft(made.InvitationId, made.Vendor);
        return made with { State = InvitationState.Failed };
    }

    /// <returns>Null when another run asks already, or HR called it off.</returns>
    private async Task<Invitation?> Begin(CandidateFile person, Invitation invitation, CancellationToken ct)
    {
        var mine = false;
        var begun = await change.Apply(person.CandidateId, invitation.InvitationId, known => (mine = known.State is InvitationState.Requested) ? known with { State = InvitationState.Asking } : known, Event with { Why = "asking" }, ct);
        return mine ? begun : null;
    }

    private async Task<Invitation> Later(CandidateFile person, Invitation invitation, InviteMessage message, TimeSpan after, string because, CancellationToken ct)
    {
        if (message.Attempt >= options.Value.Tries) return await Fail(person, invitation, because, ct);
        invitation = await change.Apply(person.CandidateId, invitation.InvitationId, known => known.State is InvitationState.Asking ? known with { State = InvitationState.Requested } : known, Event with { Why = because }, ct) ?? invitation;
        await bus.Send(Entities.Invite, (message with { Attempt = message.Attempt + 1 }).ToMessage(clock.GetUtcNow() + options.Value.Wait(message.Attempt, after)), ct);
        return invitation;
    }

    private async Task<Invitation> Fail(CandidateFile person, Invitation invitation, string because, CancellationToken ct)
    {
        LogFailed(invitation.InvitationId, invitation.Vendor, because);
        return await change.Apply(person.CandidateId, invitation.InvitationId, known => known.State is InvitationState.Made or InvitationState.Ended ? known : known with { State = InvitationState.Failed, Because = because },
            Event with { Action = AuditAction.InvitationFailed, Why = because }, ct) ?? invitation;
    }

    [LoggerMessage(1, LogLevel.Information, "The interview of the invitation {InvitationId} is made at {Vendor}.")]
    private partial void LogMade(string invitationId, string vendor);

    [LoggerMessage(2, LogLevel.Warning, "No interview of the invitation {InvitationId} at {Vendor}: {Because}.")]
    private partial void LogFailed(string invitationId, string vendor, string because);

    [LoggerMessage(3, LogLevel.Error, "The person of the invitation {InvitationId} is gone, no erasure is known, and {Vendor} has an interview of it.")]
    private partial void LogLeft(string invitationId, string vendor);
}
