using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Invitations;
using HrHub.Core.Messaging;
using HrHub.Core.Records;

namespace HrHub.Api.Invitations;

/// <summary>
/// HR starts an AI interview for a person. The pipeline has the vendors' credentials and makes it: the answer is where to look how far it is. A repeated request is
/// one invitation.
/// </summary>
public sealed class Invite(AdmitCaller admit, ChangeCandidateFile change, IMessageBus bus, TimeProvider clock)
{
    private const int MostOfOne = 100;

    public sealed record Request
    {
        /// <summary>Name of its profile.</summary>
        [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,39}$")] public string? Vendor { get; init; }

        [Required, StringLength(64)] public string? PositionCode { get; init; }

        [StringLength(100, MinimumLength = 1)] public string? Batch { get; init; }

        /// <summary>A path, for example <c>HQ/Shanghai/Retail</c>.</summary>
        [StringLength(200, MinimumLength = 1)] public string? Department { get; init; }

        /// <summary>Has the mail system send the link, and reminders.</summary>
        public bool SendMail { get; init; }
    }

    /// <param name="candidateId">Who is invited.</param>
    /// <param name="request">To what.</param>
    /// <param name="caller">Who invites.</param>
    /// <param name="ct">Cancels before anything is written.</param>
    public async Task<Outcome<InvitationView>> Handle(string candidateId, Request request, Caller caller, CancellationToken ct)
    {
        var happened = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Invited, FieldClass = "invitations" };
        var opened = await admit.ToWork(caller, Right.Invite, happened, ct);
        if (opened.Error is { } refusal) return refusal;

        var now = clock.GetUtcNow();
        var home = opened.Value!.File.CandidateId;
        var wanted = new Invitation
        {
            InvitationId = Ids.MadeOn("inv", home, $"{caller.Id}:{request.Vendor}", now, caller.Request),
            Vendor = request.Vendor!, PositionCode = request.PositionCode!, Batch = request.Batch, Department = request.Department, SendMail = request.SendMail, RequestedBy = caller.Id, RequestedAt = now,
        };
        var file = await change.Apply(home, known => known.FindInvitation(wanted.InvitationId) is not null || known.Invitations.Count >= MostOfOne ? known : known.With(wanted), happened with { Record = wanted.InvitationId }, ct);
        if (file is null) return HubError.NotFound;
        if (file.FindInvitation(wanted.InvitationId) is not { } invitation) return HubError.TooManyInvitations;
        // A try before this one may have died before it got here: the bus drops what it has.
        if (invitation.State is InvitationState.Requested) await bus.Send(Entities.Invite, new InviteMessage(file.CandidateId, invitation.InvitationId).ToMessage(), ct);
        return InvitationView.Of(file, invitation);
    }
}
