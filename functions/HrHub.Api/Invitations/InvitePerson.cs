using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Invitations;
using HrHub.Core.Records;
using HrHub.Core.Retention;

namespace HrHub.Api.Invitations;

/// <summary>
/// HR starts an AI interview for somebody by name and address. Whoever has a file is found by the same identifiers as when a vendor tells of them; for anybody else a file is made, with nothing in it but
/// the invitation. Whose particulars belong to several people is not guessed: HR is told whose. An invitation to the same that still stands is answered instead of a second one.
/// </summary>
public sealed class InvitePerson(AdmitCaller admit, ResolvePerson resolve, ICandidateFiles files, AddInvitation add, StampRetention stamp, TimeProvider clock)
{
    private const int Tries = 20;

    public sealed record Request : InvitationTerms, IValidatableObject
    {
        [Required, StringLength(100, MinimumLength = 1)] public string? Name { get; init; }

        [StringLength(254), RegularExpression(@"^[^@\s]+@[^@\s]+\.[^@\s]+$")] public string? Email { get; init; }

        [StringLength(40), RegularExpression(@"^[+＋]?[\d ()（）.\-]{5,39}$")] public string? Phone { get; init; }

        /// <summary>Identity card or passport.</summary>
        [StringLength(40), RegularExpression(@"^[\p{L}\d][\p{L}\d \-]{3,39}$")] public string? NationalId { get; init; }

        /// <summary>Under which other systems know the person, by the name of the system: <c>ats</c>.</summary>
        public IReadOnlyDictionary<string, string> ExternalIds { get; init; } = new Dictionary<string, string>();

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Email is null && (SendMail || Phone is null)) yield return new(SendMail ? "Needed for mail." : "Needed where there is no phone.", [nameof(Email)]);
            if (ExternalIds.Count > 10 || ExternalIds.Any(pair => pair.Key.Length is 0 or > 40 || !pair.Key.All(char.IsAsciiLetterOrDigit) || pair.Value is not { Length: > 0 and <= 100 })) yield return new("Out of range.", [nameof(ExternalIds)]);
        }

        internal CandidateIdentity Identity() => new()
        {
            Name = Name!.Trim(), Email = Email?.Trim(), Phone = Phone?.Trim(), NationalId = NationalId?.Trim(), ExternalIds = new SortedDictionary<string, string>(ExternalIds.ToDictionary(), StringComparer.Ordinal),
        };
    }

    /// <param name="request">Whom, and to what.</param>
    /// <param name="caller">Who invites.</param>
    /// <param name="ct">Cancels between steps; the same request again goes on.</param>
    public async Task<Outcome<InvitationView>> Handle(Request request, Caller caller, CancellationToken ct)
    {
        var happened = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Invited, FieldClass = "invitations" };
        if (await admit.ToChange(caller, Right.Invite, happened, ct) is { } refusal) return refusal;
        if (!request.IsInSightOf(caller)) return await admit.Refuse(HubError.OutOfSight, happened, ct);

        var (said, now) = (request.Identity(), clock.GetUtcNow());
        var own = Ids.MadeOn("cand", (await resolve.Keys(said, ct))[0].Key, caller.Id, now, caller.Request);
        try
        {
            return await Handle(said, own, request, caller, happened, now, ct);
        }
        catch (ErasureUnderWayException)
        {
            return await admit.Refuse(HubError.FileInErasure, happened, ct);
        }
    }

    private async Task<Outcome<InvitationView>> Handle(CandidateIdentity said, string own, Request request, Caller caller, AuditEvent happened, DateTimeOffset now, CancellationToken ct)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var found = await resolve.Handle(said, own, ct);
            if (found.CandidateId is not { } home) return await admit.Refuse(HubError.AmbiguousPerson with { People = caller.Sight.SeesAll ? found.Between : [] }, happened, ct);
            var about = happened with { Chain = home };
            if (found.Stored?.File.Retention.Tombstone is not null) return await admit.Refuse(HubError.FileInErasure, about, ct);
            if (found.Stored?.File.Retention.Restricted is true) return await admit.Refuse(HubError.Restricted, about, ct);
            if (!await resolve.Claim(said, home, orphans: attempt > Tries / 2, ct)) continue;

            var wanted = request.For(home, caller, now) with { Person = said };
            if (found.Stored?.File is { } file) return Standing(file, wanted) is { } standing ? await add.Announce(file, standing, ct) : await add.Handle(home, wanted, about, ct);
            if (await Make(home, wanted, about, ct) is { } made) return await add.Announce(made, wanted, ct);
        }
        throw new ConcurrentChangeException(own);
    }

    private static Invitation? Standing(CandidateFile file, Invitation wanted) => file.FindInvitation(wanted.InvitationId) ?? file.Invitations.FirstOrDefault(known
        => known.State is not (InvitationState.Failed or InvitationState.Ended) && file.IsUnused(known) && (known.Vendor, known.PositionCode, known.Batch) == (wanted.Vendor, wanted.PositionCode, wanted.Batch));

    /// <returns>Null when another writer was faster.</returns>
    private async Task<CandidateFile?> Make(string candidateId, Invitation first, AuditEvent happened, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var file = stamp.Of(new CandidateFile { CandidateId = candidateId, Version = 1, CreatedAt = now, ChangedAt = now }.With(first));
        return await files.Save(file, null, [], [happened with { Record = first.InvitationId }], ct) ? file : null;
    }
}
