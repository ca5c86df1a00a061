using HrHub.Core.Erasures;
using HrHub.Core.Inbox;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Inbox;

/// <summary>The inbox on Cosmos DB: one create per delivery; the conflict is the answer to a repeated one.</summary>
public sealed class CosmosInbox(CosmosDatabase database) : IInbox, IForgetting
{
    private readonly HubContainer _entries = database.Inbox;

    /// <inheritdoc/>
    public string Store => "inbox";

    /// <inheritdoc/>
    public async Task<Accepted> Append(InboxEntry entry, CancellationToken ct)
        => await _entries.Create(InboxDocument.Of(entry), ct) is Written.Done ? Accepted.New : Accepted.Duplicate;

    /// <inheritdoc/>
    public async Task<InboxEntry?> Find(string id, CancellationToken ct) => (await _entries.Find<InboxDocument>(id, id, ct))?.Entry();

    /// <inheritdoc/>
    public Task MarkHandled(string id, string? interviewId, string? candidateId, CancellationToken ct)
        => _entries.Change<InboxDocument>(id, id, entry => entry.Handled(interviewId, candidateId), ct);

    /// <inheritdoc/>
    public Task MarkParked(string id, CancellationToken ct)
        => _entries.Change<InboxDocument>(id, id, entry => entry.State is InboxState.Handled ? null : entry with { State = InboxState.Parked, DueAt = null, Attempts = entry.Attempts + 1 }, ct);

    /// <inheritdoc/>
    public Task Postpone(string id, DateTimeOffset until, CancellationToken ct)
        => _entries.Change<InboxDocument>(id, id, entry => entry.State is InboxState.Accepted ? entry with { DueAt = until.ToUnixTimeMilliseconds() } : null, ct);

    /// <inheritdoc/>
    public Task DropBody(string id, CancellationToken ct) => Drop(id, ct);

    /// <inheritdoc/>
    public async Task<long> Forget(Traces traces, CancellationToken ct)
    {
        var dropped = 0L;
        foreach (var id in traces.InboxIds)
            if (await Drop(id, ct)) dropped++;
        return dropped;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InboxEntry>> Parked(string? after, int max, CancellationToken ct)
        => await List(new QueryDefinition("SELECT * FROM c WHERE c.state = 'parked' AND c.id > @after ORDER BY c.id").WithParameter("@after", after ?? ""), max, ct);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<InboxEntry>> Unhandled(DateTimeOffset before, int max, CancellationToken ct)
        => await List(new QueryDefinition("SELECT * FROM c WHERE c.dueAt < @before ORDER BY c.dueAt").WithParameter("@before", before.ToUnixTimeMilliseconds()), max, ct);

    /// <inheritdoc/>
    public Task<bool> HasBodyIn(string objectName, CancellationToken ct)
        => Has(new QueryDefinition("SELECT VALUE c.id FROM c WHERE c.bodyObject = @name").WithParameter("@name", objectName), ct);

    /// <inheritdoc/>
    public Task<bool> HasSealedBy(string epochId, CancellationToken ct)
        => Has(new QueryDefinition("SELECT VALUE c.id FROM c WHERE c.sealedBy = @epoch").WithParameter("@epoch", epochId), ct);

    // The hash of the raw body goes too: whoever guesses the body could prove it with that.
    private async Task<bool> Drop(string id, CancellationToken ct)
        => await _entries.Change<InboxDocument>(id, id, entry => entry.Handled(null, null) with { Defect = null, Sha256 = "" }, ct) is not null;

    private async Task<IReadOnlyList<InboxEntry>> List(QueryDefinition query, int max, CancellationToken ct)
        => [.. (await _entries.QueryAll<InboxDocument>(query, null, max, ct)).Select(entry => entry.Entry())];

    private async Task<bool> Has(QueryDefinition query, CancellationToken ct) => await _entries.Query<string>(query, null, 1, ct).AnyAsync(ct);
}
