using System.Buffers.Text;
using System.Globalization;
using System.Text;
using HrHub.Core;
using HrHub.Core.Exports;
using HrHub.Core.History;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.History;

/// <summary>What of a history is asked for.</summary>
/// <param name="Kinds">Null for all.</param>
/// <param name="InterviewId">Null for the whole file.</param>
/// <param name="Lang">Null: by <c>Accept-Language</c>.</param>
/// <param name="Size">1–200.</param>
/// <param name="After">The last entry of the page before; null for the newest.</param>
public sealed record HistoryQuery(IReadOnlyList<HistoryKind>? Kinds, string? InterviewId, ExportLanguage? Lang, int Size, HistoryPlace? After)
{
    /// <summary>Query parameters: <c>kind</c> (may come several times), <c>interview</c>, <c>lang</c>, <c>size</c> (1–200), <c>cursor</c>.</summary>
    public static Outcome<HistoryQuery> Parse(IQueryCollection query)
    {
        var asked = new QueryReader(query, "kind", "interview", "lang", "size", "cursor");
        var after = asked.Text("cursor") is { } cursor ? HistoryPlace.Parse(cursor) : null;
        if (after is null && query.ContainsKey("cursor")) asked.Wrong("cursor");
        var read = new HistoryQuery(asked.AnyOf<HistoryKind>("kind"), asked.Text("interview"), asked.OneOf<ExportLanguage>("lang"), asked.Size(), after);
        return asked.Error is { } error ? error : read;
    }
}

/// <summary>A place in a history, as a cursor names it: what is added later comes before it and moves nothing.</summary>
/// <param name="At">When the entry happened.</param>
/// <param name="Key">Its own.</param>
public sealed record HistoryPlace(DateTimeOffset At, string Key)
{
    public static HistoryPlace Of(HistoryEntry entry) => new(entry.At, entry.Key);

    /// <returns>Null for what is no cursor of this list.</returns>
    public static HistoryPlace? Parse(string cursor)
    {
        if (cursor.Length > 1_000 || !Base64Url.IsValid(cursor)) return null;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return text.Split('|', 2) is [var ticks, { Length: > 0 } key] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
            ? new(new DateTimeOffset(at, TimeSpan.Zero), key)
            : null;
    }

    /// <summary>Newest first, and among those of one moment by their keys.</summary>
    public bool IsBefore(HistoryEntry entry) => entry.At < At || entry.At == At && string.CompareOrdinal(entry.Key, Key) < 0;

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}|{Key}")));
}
