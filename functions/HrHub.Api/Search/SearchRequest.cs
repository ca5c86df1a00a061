using System.ComponentModel.DataAnnotations;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Search;

/// <summary>Criteria with the page that is wanted.</summary>
public sealed record SearchRequest : SearchCriteria
{
    /// <summary>What somebody typed, for example <c>张三+客户经理+80分</c>: see <see cref="FreeForm"/>. In a body only.</summary>
    [StringLength(200, MinimumLength = 1)]
    public string? Q { get; init; }

    /// <summary>Names are sealed: nothing can be sorted by them.</summary>
    public SearchOrder Sort { get; init; }

    [Range(1, 200)]
    public int Size { get; init; } = 50;

    /// <summary>From the page before, of the same search.</summary>
    [StringLength(2_000, MinimumLength = 1)]
    public string? Cursor { get; init; }
}
