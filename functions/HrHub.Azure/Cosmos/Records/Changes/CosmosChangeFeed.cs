using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using HrHub.Core.Changes;

namespace HrHub.Azure.Cosmos.Records.Changes;

/// <summary>
/// The feed of changes on Cosmos DB: the container's own change feed, of which only the documents <c>file</c> tell something. An erased candidate leaves that document, so that deletions are in the
/// feed too. Order is kept per candidate; the cursor is the service's continuation.
/// </summary>
public sealed class CosmosChangeFeed(CosmosDatabase database, TimeProvider clock) : IChangeFeed
{
    // A save writes several documents of a partition: a page in which no file stands is no reason to answer.
    private const int Pages = 20;

    /// <summary>A cursor that is a moment. The service's own "from now on" means another moment for every partition that it has not asked yet.</summary>
    private const string Moment = "since:";

    // Servers' clocks differ a little, and the service counts in seconds.
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task<ChangePage> Read(string? cursor, int max, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(max, 1_000);
        var (since, continuation) = cursor switch
        {
            null => default((DateTime?, string?)),
            _ when cursor.StartsWith(Moment, StringComparison.Ordinal) => (Since(cursor), null),
            _ => (null, Continuation(cursor)),
        };
        var changes = new List<Change>();
        for (var page = 0; page < Pages && changes.Count == 0; page++)
        {
            var (documents, next) = await database.Candidates.Changes<Changed>(continuation, since, max, ct);
            continuation = next;
            if (documents is null) break;
            changes.AddRange(documents.Where(document => document.Id == FileDocument.FileId).Select(ToChange));
        }
        return new(changes, Convert.ToBase64String(Encoding.UTF8.GetBytes(continuation!)));
    }

    /// <inheritdoc/>
    public Task<string> Now(CancellationToken ct) => Task.FromResult(Moment + (clock.GetUtcNow() - Skew).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    private static DateTime Since(string cursor)
        => long.TryParse(cursor.AsSpan(Moment.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime : throw new FormatException("Not a cursor of this feed.");

    private static Change ToChange(Changed document) => document.Kind is FileDocument.ErasedKind
        ? new() { CandidateId = document.Pk, Kind = ChangeKind.Erased }
        : new() { CandidateId = document.Pk, Kind = document.Facets?.MergedInto is null ? ChangeKind.Changed : ChangeKind.Merged, Version = document.Version, MergedInto = document.Facets?.MergedInto };

    private static string Continuation(string cursor)
    {
        var bytes = new byte[cursor.Length];
        if (!Convert.TryFromBase64String(cursor, bytes, out var length) || length == 0 || bytes[0] != '{') throw new FormatException("Not a cursor of this feed.");
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    /// <summary>What of a document is read: the feed brings it whole.</summary>
    private sealed record Changed : HubDocument
    {
        public string Kind { get; init; } = "";
        public long Version { get; init; }
        public Merge? Facets { get; init; }

        internal sealed record Merge
        {
            [JsonInclude]
            public string? MergedInto { get; init; }
        }
    }
}
