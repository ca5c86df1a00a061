using HrHub.Core.Records.Search;

namespace HrHub.Api.Search;

/// <summary>One interview in a list.</summary>
public sealed record FoundInterview
{
    public required string CandidateId { get; init; }
    public required string InterviewId { get; init; }

    /// <summary>Null where no vendor said it, or it was erased.</summary>
    public string? Name { get; init; }

    public string? PositionCode { get; init; }
    public string? PositionTitle { get; init; }
    public string? Department { get; init; }
    public string? Batch { get; init; }
    public required string Vendor { get; init; }

    /// <summary>When the interview was completed, or how far it got.</summary>
    public required DateTimeOffset At { get; init; }

    public required string Stage { get; init; }
    public required string Status { get; init; }

    /// <summary>0–100; null where there is none, or the person's stage does not show it.</summary>
    public double? Score { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }
    /// <summary>Empty where the person's stage does not show the score, whose band it names.</summary>
    public required string Folder { get; init; }
    public required bool PayloadAuthenticated { get; init; }
}

/// <summary>A page of a search, and what was searched for.</summary>
/// <param name="Items">In the order that was asked for.</param>
/// <param name="NextCursor">For the next page; null on the last one.</param>
/// <param name="Criteria">What was searched for, whether it was typed or given by members: the same search, to change a member of.</param>
/// <param name="Chips">The same to be shown.</param>
public sealed record SearchAnswer(IReadOnlyList<FoundInterview> Items, string? NextCursor, SearchCriteria Criteria, IReadOnlyList<Chip> Chips);
