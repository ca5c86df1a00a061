using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Changes;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Changes;

/// <summary>Which files changed since the cursor, for systems that keep a copy: ids and versions only, the record is read by its own route.</summary>
public sealed class ReadChanges(AdmitCaller admit, IChangeFeed feed, TimeProvider clock)
{
    private const int LongestPage = 1_000, LongestWait = 60;

    // Half of what a reader would notice, and 120 reads of the feed for the longest wait.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <param name="Cursor">From the page before; null for the beginning.</param>
    /// <param name="Size">1–1,000.</param>
    /// <param name="Wait">Seconds that an empty page may wait for something new, 0–60.</param>
    public sealed record Query(string? Cursor, int Size, int Wait);

    /// <summary>Query parameters: <c>cursor</c>, <c>size</c>, <c>wait</c>.</summary>
    public static Outcome<Query> Parse(IQueryCollection query)
    {
        var asked = new QueryReader(query, "cursor", "size", "wait");
        var read = new Query(asked.Text("cursor"), asked.Size(otherwise: 100, LongestPage), asked.Number("wait", 0, 0, LongestWait));
        return asked.Error is { } error ? error : read;
    }

    public async Task<Outcome<ChangePage>> Handle(Query query, Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Read, FieldClass = "changes" };
        if (await admit.ToRead(caller, Right.ReadChanges, reading, ct) is { } refusal) return refusal;
        try
        {
            var until = clock.GetUtcNow() + TimeSpan.FromSeconds(query.Wait);
            while (true)
            {
                var page = await feed.Read(query.Cursor, query.Size, ct);
                if (page.Changes.Count > 0 || clock.GetUtcNow() >= until) return page;
                await Task.Delay(Pause, clock, ct);
            }
        }
        catch (FormatException)
        {
            return HubError.BadRequest("cursor");
        }
    }
}
