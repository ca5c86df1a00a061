using HrHub.Core.Access;

namespace HrHub.Core.Records;

/// <summary>Null members do not filter; several filters all hold at once.</summary>
public sealed record SearchQuery
{
    public string? Batch { get; init; }
    public string? PositionCode { get; init; }

    /// <summary>As vendors write it, for positions that several codes or none stand for.</summary>
    public string? PositionTitle { get; init; }

    public string? PositionFamily { get; init; }

    /// <summary>The department and everything below it.</summary>
    public string? DepartmentSubtree { get; init; }

    public string? Vendor { get; init; }

    /// <summary>Of the person's file: where the person stands in hiring.</summary>
    public string? Stage { get; init; }

    /// <summary>Of the interview, as in the canonical JSON.</summary>
    public string? Status { get; init; }

    /// <summary>0–100, inclusive, on the scaled overall score.</summary>
    public double? MinScore { get; init; }

    public double? MaxScore { get; init; }

    /// <summary>Scores of single dimensions; all must hold.</summary>
    public IReadOnlyList<DimensionRange> Dimensions { get; init; } = [];

    /// <summary>Label of the emotion that was strongest over the whole interview.</summary>
    public string? DominantEmotion { get; init; }

    /// <summary>The interview has all of them.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>A folder and everything below it, for example <c>客户经理/ai-interview</c>.</summary>
    public string? Folder { get; init; }

    public bool? PayloadAuthenticated { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    /// <summary>Only these people; empty finds nobody.</summary>
    public IReadOnlyList<string>? CandidateIds { get; init; }

    /// <summary>Sets of tokens of <see cref="Keys.BlindIndexes.NameQuery"/>; all of one set must match.</summary>
    public IReadOnlyList<IReadOnlySet<string>> NameTokens { get; init; } = [];

    /// <summary>What the caller may see at all.</summary>
    public Sight Sight { get; init; } = Sight.Everything;

    /// <summary>True also finds people whose data are kept but, as they asked, not used. People in erasure are never found.</summary>
    public bool IncludeRestricted { get; init; }

    public SearchOrder Order { get; init; }

    /// <summary>1–200.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>From the previous page.</summary>
    public string? Cursor { get; init; }

    /// <summary>True where nobody can be found, whatever there is.</summary>
    public bool FindsNobody => CandidateIds is { Count: 0 } || Sight.Departments is { Count: 0 } || Sight.Positions is { Count: 0 };

    /// <exception cref="ArgumentOutOfRangeException">The page is too small or too large.</exception>
    public void CheckPage()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PageSize, 200);
    }
}

/// <param name="Code">Of the dimension or of a child of one.</param>
/// <param name="Min">0–100, inclusive, on the scaled score.</param>
/// <param name="Max">0–100, inclusive.</param>
public sealed record DimensionRange(string Code, double? Min, double? Max);

/// <summary>In which order interviews come; where the first key is equal, time and then id decide in the same direction. Names are sealed, so nothing sorts by them.</summary>
public enum SearchOrder
{
    NewestFirst,
    OldestFirst,

    /// <summary>Interviews without a score come last.</summary>
    BestFirst,

    /// <summary>Interviews without a score come first.</summary>
    WorstFirst,

    /// <summary>By the position's code; interviews without one come first.</summary>
    ByPosition,
}
