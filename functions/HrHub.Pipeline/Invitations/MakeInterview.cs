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
/// Makes an AI interview at a vendor's, as its profile says, and files it as invited. Can be run again after a crash at any point: a vendor that can't tell a second try from the first is asked once,
/// and where nobody knows whether it did as it was asked, a person looks instead of the candidate getting two links.
/// </summary>
public sealed partial class MakeInterview(
    ICandidateFiles files, ProfileCatalog profiles, VendorApiClient api, DescribeInvitation describe, ChangeInvitation change, FileInvited file, MailInvitation mail, IMessageBus bus,
    IOptions<InvitationsOptions> options, TimeProvider clock, ILogger<MakeInterview> log)
{
    private static readonly AuditEvent Event = new() { Chain = "", Who = Caller.Hub("invite", "queue"), Action = AuditAction.InvitationMade };

    /// <exception cref="IOException">The mail system did not take the message: the queue brings it again.</exception>
    public async Task Handle(InviteMessage message, CancellationToken ct)
    {
        if (await files.Home(message.CandidateId, ct) is not { Retention.Tombstone: null } person || person.FindInvitation(message.InvitationId) is not { } invitation)
        {
            LogGone(message.InvitationId);
            return;
        }
        if (invitation.State is not InvitationState.Made and not InvitationState.Failed) invitation = await Make(person, invitation, message, ct);
        if (invitation is not { State: InvitationState.Made }) return;

        await file.Handle(person.CandidateId, invitation, ct);
        if (!invitation.SendMail || invitation.Mails.Count > 0 || !mail.IsOn) return;
        if (!await mail.Handle(person.CandidateId, invitation, ct)) throw new IOException($"The mail system did not take the invitation {invitation.InvitationId}.");
        await change.Apply(person.CandidateId, invitation.InvitationId, known => known with { Mails = [clock.GetUtcNow()] }, Event with { Action = AuditAction.Mailed }, ct);
    }

    private async Task<Invitation> Make(CandidateFile person, Invitation invitation, InviteMessage message, CancellationToken ct)
    {
        if (person.Retention.Restricted) return await Fail(person, invitation, "restricted", ct);
        if (profiles.Find(invitation.Vendor) is not { } profile) return await Fail(person, invitation, "unknown-vendor", ct);
        if (profile.Api is not { Invite: { } rule } rules) return await Fail(person, invitation, "no-invitations", ct);
        var model = await describe.Model(invitation, ct);
        if (rule.NeedsModel && model.VendorId is null) return await Later(person, invitation, message, TimeSpan.Zero, "no-model", ct);

        if (rules.Calls[rule.Call].Idempotency is null)
        {
            if (invitation.State is InvitationState.Asking || await Begin(person, invitation, ct) is not { } begun) return await Fail(person, invitation, "outcome-unknown", ct);
            invitation = begun;
        }
        switch (await api.Make(profile, rule.Call, new(invitation.InvitationId, DescribeInvitation.Of(person, invitation, model)), ct))
        {
            case ApiResult.Answer answer when (ApiDocument.Text(rule.Id, answer.Json), ApiDocument.Text(rule.Link, answer.Json)) is ({ } id, { } link):
                return await Made(person, invitation with { VendorInterviewId = id, Link = link, MadeAt = clock.GetUtcNow(), ModelVersion = model.Version }, profile, ct);
            case ApiResult.Unavailable { MayBeDone: true }:
                return await Fail(person, invitation, "outcome-unknown", ct);
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
        if (await change.Apply(person.CandidateId, made.InvitationId, known => known with { State = InvitationState.Made, VendorInterviewId = made.VendorInterviewId, Link = made.Link, MadeAt = made.MadeAt, ModelVersion = made.ModelVersion, Because = null }, Event, ct) is { } kept) return kept;
        // The person is being erased since: nobody else will ever ask the vendor to let go of this interview.
        if (profile.Api!.Erase is not { } erase || await api.Call(profile, erase.Call, new Dictionary<string, string> { [erase.Id] = made.VendorInterviewId! }, ct) is not ApiResult.Gone) LogLeft(made.InvitationId, made.Vendor);
        return made with { State = InvitationState.Failed };
    }

    /// <returns>Null when another run asks already.</returns>
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
        var growing = TimeSpan.FromSeconds(Math.Min(options.Value.FirstRetrySeconds * Math.Pow(2, message.Attempt - 1), options.Value.LongestRetrySeconds));
        await bus.Send(Entities.Invite, (message with { Attempt = message.Attempt + 1 }).ToMessage(clock.GetUtcNow() + (after > growing ? after : growing)), ct);
        return invitation;
    }

    private async Task<Invitation> Fail(CandidateFile person, Invitation invitation, string because, CancellationToken ct)
    {
        LogFailed(invitation.InvitationId, invitation.Vendor, because);
        return await change.Apply(person.CandidateId, invitation.InvitationId, known => known.State is InvitationState.Made ? known : known with { State = InvitationState.Failed, Because = because },
            Event with { Action = AuditAction.InvitationFailed, Why = because }, ct) ?? invitation;
    }

    [LoggerMessage(1, LogLevel.Information, "The invitation {InvitationId} belongs to nobody any more.")]
    private partial void LogGone(string invitationId);

    [LoggerMessage(2, LogLevel.Information, "The interview of the invitation {InvitationId} is made at {Vendor}.")]
    private partial void LogMade(string invitationId, string vendor);

    [LoggerMessage(4, LogLevel.Error, "The person of the invitation {InvitationId} was erased while {Vendor} was asked, and {Vendor} has not confirmed that it let go.")]
    private partial void LogLeft(string invitationId, string vendor);

    [LoggerMessage(3, LogLevel.Warning, "No interview of the invitation {InvitationId} at {Vendor}: {Because}.")]
    private partial void LogFailed(string invitationId, string vendor, string because);
}
