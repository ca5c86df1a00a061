using System.Net;
using HrHub.Azure.Cosmos.Records.Audit;
using HrHub.Core.Audit;

namespace HrHub.Azure.Cosmos.Compliance.Trail;

/// <summary>
/// Puts on the trail, once, what goes with a change in another partition: there is no transaction over both. The entry comes in one batch with a mark under a name that follows from
/// the change, so that whoever repeats the change after a crash, or makes it at the same time, finds the mark.
/// </summary>
public sealed class AppendOnce(CosmosDatabase database, TimeProvider clock)
{
    private readonly HubContainer _candidates = database.Candidates;

    /// <param name="happened">Where the name is on the trail already, nothing is appended, whatever happened.</param>
    /// <param name="name">Unique in the chain; without / \ ? #.</param>
    /// <param name="ct">Cancels before the write.</param>
    public async Task Handle(AuditEvent happened, string name, CancellationToken ct)
    {
        var id = OnceDocument.IdOf(name);
        while (await _candidates.Find<OnceDocument>(happened.Chain, id, ct) is null)
        {
            var stored = await _candidates.Find<HeadDocument>(happened.Chain, HeadDocument.HeadId, ct);
            var (entries, head) = HeadDocument.Link(stored, [happened], clock.GetUtcNow());
            var (entry, next) = (HubContainer.Marked(AuditDocument.Of(entries[0])), HubContainer.Marked(head));
            var mark = HubContainer.Marked(new OnceDocument { Id = id, Pk = happened.Chain });
            var refused = await _candidates.Together(happened.Chain, batch =>
            {
                CosmosAuditLog.Add(batch, [entry], next, stored?.ETag);
                batch.CreateItem(mark);
            }, mark, ct);
            if (refused is null) return;
            // Whoever lost the race for the place, or for the mark, looks again.
            if (refused is not { Status: HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed }) throw new InvalidOperationException($"An entry of the trail was refused: {refused}.");
        }
    }

    private sealed record OnceDocument : HubDocument
    {
        public static string IdOf(string name) => $"audit-once:{name}";
    }
}
