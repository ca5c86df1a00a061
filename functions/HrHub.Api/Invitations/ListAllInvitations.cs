using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Invitations;
using HrHub.Core.Records;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Invitations;

/// <summary>Who was invited, and how far they are, newest first, without links. What a person's file says is shown; people in erasure, and those who asked that their data rest, are left out.</summary>
public sealed class ListAllInvitations(AdmitCaller admit, IInvitationIndex index, ICandidateFiles files, IAuditLog audit)
{
    /// <param name="Invitations">Those of the page that may be shown.</param>
    /// <param name="Counts">Of everything that the filters let through, by how far it is; null on later pages.</param>
    /// <param name="NextCursor">Null on the last page.</param>
    public sealed record Page(IReadOnlyList<InvitationView> Invitations, IReadOnlyDictionary<InvitationProgress, long>? Counts, string? NextCursor);

    /// <summary>Query parameters: <c>batch</c>, <c>position</c>, <c>vendor</c>, <c>progress</c>, <c>size</c> (1–200), <c>cursor</c>.</summary>
    public static Outcome<InvitationQuery> Parse(IQueryCollection query, Caller caller)
    {
        var asked = new QueryReader(query, "batch", "position", "vendor", "progress", "size", "cursor");
        var read = new InvitationQuery
        {
            Batch = asked.Text("batch"), PositionCode = asked.Text("position"), Vendor = asked.Text("vendor"), Progress = asked.OneOf<InvitationProgress>("progress"), PageSize = asked.Size(), Cursor = asked.Text("cursor"), Sight = caller.Sight,
        };
        return asked.Error is { } error ? error : read;
    }

    public async Task<Outcome<Page>> Handle(InvitationQuery query, Caller caller, CancellationToken ct)
    {
        var listing = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Listed, FieldClass = "invitations" };
        if (await admit.ToChange(caller, Right.Invite, listing, ct) is { } refusal) return refusal;
        try
        {
            var page = await index.List(query, ct);
            var counts = query.Cursor is null ? await index.Count(query, ct) : null;
            var shown = new List<InvitationView>();
            foreach (var entry in page.Invitations)
                if (await Show(entry, ct) is { } view) shown.Add(view);
            await audit.Append(listing with { Shown = [.. shown.Select(view => view.CandidateId).Distinct()] }, ct);
            return new Page(shown, counts, page.NextCursor);
        }
        catch (FormatException)
        {
            return HubError.BadRequest("cursor");
        }
    }

    private async Task<InvitationView?> Show(InvitationEntry entry, CancellationToken ct)
        => await files.Home(entry.CandidateId, ct) is { Retention: { Tombstone: null, Restricted: false } } file && file.FindInvitation(entry.InvitationId) is { } invitation
            ? InvitationView.Of(file, invitation, withAddress: true) with { Link = null }
            : null;
}
