using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Parking;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Operations;

/// <summary>What waits for a person, oldest first.</summary>
public sealed class ListParked(AdmitCaller admit, IParkedList parked)
{
    public sealed record Query(ParkedFilter Filter, string? Cursor, int Size);

    /// <param name="Items">Oldest first, without values.</param>
    /// <param name="Next">Cursor of the next page; null after the last.</param>
    public sealed record Page(IReadOnlyList<ParkedView> Items, string? Next);

    /// <summary>Query parameters: <c>neighbour</c>, <c>code</c>, <c>stage</c>, <c>since</c>, <c>size</c> (1–200), <c>cursor</c>.</summary>
    public static Outcome<Query> Parse(IQueryCollection query)
    {
        var asked = new QueryReader(query, "neighbour", "code", "stage", "since", "size", "cursor");
        var read = new Query(new(asked.Time("since"), asked.Text("neighbour"), asked.Text("code"), asked.OneOf<ParkedStage>("stage")), asked.Text("cursor"), asked.Size());
        return asked.Error is { } error ? error : read;
    }

    public async Task<Outcome<Page>> Handle(Query query, Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Listed, FieldClass = "parked" };
        if (await admit.ToChange(caller, Right.ReadOperations, reading, ct) is { } refusal) return refusal;
        try
        {
            var page = await parked.Page(query.Filter, query.Cursor, query.Size, ct);
            var people = page.Items.Select(item => item.CandidateId).OfType<string>().Distinct().ToList();
            return await admit.ToRead(caller, Right.ReadOperations, reading with { Shown = people.Count > 0 ? people : null }, ct) is { } late ? late : new Page([.. page.Items.Select(item => ParkedView.Of(item))], page.Next);
        }
        catch (FormatException)
        {
            return HubError.BadRequest("cursor");
        }
    }
}
