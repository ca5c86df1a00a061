using HrHub.Azure.Cosmos.Records;
using HrHub.Core;
using HrHub.Core.Erasures;
using HrHub.Core.Invitations;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Invitations;

/// <summary>Invitations across people on Cosmos DB. In one partition: a million a year make 0.7 GB of it, they go with the people, and lists and ends of links are found by queries there.</summary>
public sealed class CosmosInvitationIndex(CosmosDatabase database) : IInvitationIndex, IForgetting
{
    private readonly HubContainer _work = database.Work;

    /// <inheritdoc/>
    public string Store => "invitations";

    /// <inheritdoc/>
    public async Task Put(InvitationEntry entry, CancellationToken ct)
    {
        do
        {
            if (await _work.Find<InvitationDocument>(InvitationDocument.Partition, entry.InvitationId, ct) is null) continue;
            await _work.Change<InvitationDocument>(InvitationDocument.Partition, entry.InvitationId, stored => stored.Entry.GivesWayTo(entry) ? stored with { Entry = entry } : null, ct);
            return;
        }
        while (await _work.Create(InvitationDocument.Of(entry), ct) is not Written.Done);
    }

    /// <inheritdoc/>
    public async Task<InvitationPage> List(InvitationQuery query, CancellationToken ct)
    {
        TimePage.CheckSize(query.PageSize);
        var before = query.Cursor is { } cursor && TimePage.Position(cursor) is var (at, id) ? SortKeys.Of(at, id) : null;
        var found = await _work.QueryAll<InvitationDocument>(Query(query, "*", ("c.facets.invitedAt < ?", before), " ORDER BY c.facets.invitedAt DESC"), InvitationDocument.Partition, query.PageSize + 1, ct);
        return InvitationPage.Of([.. found.Select(document => document.Entry)], query.PageSize);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<InvitationProgress, long>> Count(InvitationQuery query, CancellationToken ct)
    {
        var counted = await _work.QueryAll<Counted>(Query(query, "c.facets.progress AS progress, COUNT(1) AS n", ("", null), " GROUP BY c.facets.progress"), InvitationDocument.Partition, int.MaxValue, ct);
        return counted.ToDictionary(one => Enum.Parse<InvitationProgress>(one.Progress), one => one.N);
    }

    /// <inheritdoc/>
    public async Task<long> Forget(Traces traces, CancellationToken ct)
    {
        var forgotten = 0L;
        foreach (var candidate in traces.CandidateIds)
            foreach (var id in await _work.QueryAll<string>(new QueryDefinition("SELECT VALUE c.id FROM c WHERE c.facets.invitationOf = @id").WithParameter("@id", candidate), InvitationDocument.Partition, int.MaxValue, ct))
                if (await _work.Delete(InvitationDocument.Partition, id, null, ct) is not Written.Conflict) forgotten++;
        return forgotten;
    }

    private static QueryDefinition Query(InvitationQuery query, string selected, (string Condition, object? Value) after, string then)
    {
        var values = new List<object>();
        string Next(object value)
        {
            values.Add(value);
            return $"@p{values.Count - 1}";
        }
        (string Condition, object? Value)[] asked =
        [
            ("c.facets.batch = ?", query.Batch),
            ("c.facets.positionCode = ?", query.PositionCode),
            ("c.facets.vendor = ?", query.Vendor),
            ("c.facets.progress = ?", query.Progress?.ToString()),
            ("c.facets.invitedAt < ?", query.RequestedBefore is { } time ? SortKeys.Time(time) : null),
            ("c.facets.expiresAt < ?", query.ExpiresBefore is { } until ? SortKeys.Time(until) : null),
            after,
        ];
        var conditions = asked.Where(one => one.Value is not null).Select(one => one.Condition.Replace("?", Next(one.Value!), StringComparison.Ordinal)).Prepend("IS_DEFINED(c.facets.invitedAt)").ToList();
        // Of nothing there is nothing.
        if (query.Sight.Positions is { } positions) conditions.Add(positions.Count == 0 ? "false" : $"c.facets.positionCode IN ({string.Join(", ", positions.Select(Next))})");
        if (query.Sight.Departments is { } roots) conditions.Add(roots.Count == 0 ? "false" : $"({string.Join(" OR ", roots.Select(root => $"c.facets.department = {Next(root)} OR STARTSWITH(c.facets.department, {Next(root + "/")})"))})");
        var definition = new QueryDefinition($"SELECT {selected} FROM c WHERE {string.Join(" AND ", conditions)}{then}");
        for (var at = 0; at < values.Count; at++) definition = definition.WithParameter($"@p{at}", values[at]);
        return definition;
    }

    private sealed record Counted(string Progress, long N);
}
