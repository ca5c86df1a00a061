using HrHub.Core.Exports;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Exports;

/// <summary>Which interviews are wanted as a file, and how it is written.</summary>
public sealed record TableRequest : SearchCriteria
{
    /// <summary>What somebody typed, for example <c>张三+客户经理+80分</c>. In a body only.</summary>
    [System.ComponentModel.DataAnnotations.StringLength(200, MinimumLength = 1)]
    public string? Q { get; init; }

    public SearchOrder Sort { get; init; }
    public ExportFormat Format { get; init; }

    /// <summary><c>zh</c> or <c>en</c>; by <c>Accept-Language</c> where it is left out.</summary>
    public ExportLanguage? Lang { get; init; }

    /// <summary>Of CSV: true for Excel, false for programs that take the mark for text.</summary>
    public bool ByteOrderMark { get; init; } = true;
}
