using System.Globalization;
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
        foreach (var name in query.Keys)
            if (name is not ("neighbour" or "code" or "stage" or "since" or "size" or "cursor")) return HubError.BadRequest(name);
        ParkedStage stage = default;
        DateTimeOffset since = default;
        var size = 50;
        if (query.ContainsKey("stage") && !(Enum.TryParse(query["stage"], ignoreCase: true, out stage) && Enum.IsDefined(stage))) return HubError.BadRequest("stage");
        if (query.ContainsKey("since") && !DateTimeOffset.TryParse(query["since"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out since)) return HubError.BadRequest("since");
        if (query.ContainsKey("size") && !(int.TryParse(query["size"], NumberStyles.None, CultureInfo.InvariantCulture, out size) && size is >= 1 and <= 200)) return HubError.BadRequest("size");
        return new Query(new(query.ContainsKey("since") ? since : null, Text("neighbour"), Text("code"), query.ContainsKey("stage") ? stage : null), Text("cursor"), size);

        string? Text(string name) => query.ContainsKey(name) ? query[name].ToString() : null;
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
