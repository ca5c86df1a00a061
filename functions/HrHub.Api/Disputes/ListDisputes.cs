using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Disputes;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Disputes;

/// <summary>Disputes without what is said in them, the one that is due first at the front. HR and compliance see all; everybody else sees what they opened themselves.</summary>
public sealed class ListDisputes(AdmitCaller admit, IDisputeIndex index, IAuditLog audit)
{
    /// <summary>One line of the list.</summary>
    public sealed record Listed(string DisputeId, string CandidateId, string InterviewId, string OpenedBy, DateTimeOffset OpenedAt, string Assignee, DateTimeOffset DueAt, DisputeState State, DateTimeOffset? DecidedAt);

    public sealed record Page(IReadOnlyList<Listed> Disputes, string? NextCursor);

    /// <summary>Query parameters: <c>assignee</c> (<c>me</c> for oneself), <c>state</c>, <c>due</c> (this time or before), <c>size</c> (1–200), <c>cursor</c>.</summary>
    public static Outcome<DisputeQuery> Parse(IQueryCollection query, Caller caller)
    {
        var asked = new QueryReader(query, "assignee", "state", "due", "size", "cursor");
        var read = new DisputeQuery
        {
            Assignee = asked.Text("assignee") is { } assignee ? assignee == "me" ? caller.Id : assignee : null,
            State = asked.OneOf<DisputeState>("state"),
            DueBy = asked.Time("due"),
            PageSize = asked.Size(),
            Cursor = asked.Text("cursor"),
        };
        return asked.Error is { } error ? error : read;
    }

    public async Task<Outcome<Page>> Handle(DisputeQuery query, Caller caller, CancellationToken ct)
    {
        var own = caller.Role is Role.Hr or Role.HrAdmin or Role.Compliance ? null : caller.Id;
        var listing = new AuditEvent { Chain = caller.Role is Role.Candidate ? caller.Id : AuditEvent.HubChain, Who = caller, Action = AuditAction.Listed, FieldClass = "disputes" };
        if (await admit.ToChange(caller, Right.ReadDispute, listing, ct) is { } refusal) return refusal;
        try
        {
            var page = await index.List(query with { OpenedBy = own }, ct);
            await audit.Append(caller.Role is Role.Candidate ? listing : listing with { Shown = [.. page.Disputes.Select(entry => entry.CandidateId).Distinct()] }, ct);
            return new Page([.. page.Disputes.Select(Show)], page.NextCursor);
        }
        catch (FormatException)
        {
            return HubError.BadRequest("cursor");
        }
    }

    private static Listed Show(DisputeEntry entry) => new(entry.DisputeId, entry.CandidateId, entry.InterviewId, entry.OpenedBy, entry.OpenedAt, entry.Assignee, entry.DueAt, entry.State, entry.DecidedAt);
}
