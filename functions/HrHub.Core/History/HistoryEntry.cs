using HrHub.Core.Records.Search;

namespace HrHub.Core.History;

/// <summary>One thing that happened to a person's file.</summary>
public sealed record HistoryEntry
{
    /// <summary>Stable and derived; puts what happened at one moment in order. Not shown.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }
    public required HistoryKind Kind { get; init; }

    /// <summary>Id of whoever did it, as it is kept; null for the hub and its neighbours, and where the reader may not know.</summary>
    public string? Who { get; init; }

    /// <summary>Null for what concerns the person.</summary>
    public string? InterviewId { get; init; }

    /// <summary>What was there before; null where nothing was, it was erased, or the reader may not know.</summary>
    public string? From { get; init; }

    /// <summary>What is there since.</summary>
    public string? To { get; init; }

    /// <summary>In one sentence.</summary>
    public required Label Text { get; init; }

    public override string ToString() => $"HistoryEntry({Kind}, {Key})";
}
