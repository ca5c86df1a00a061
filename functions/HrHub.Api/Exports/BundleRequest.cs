using System.ComponentModel.DataAnnotations;
using HrHub.Core.Exports;
using HrHub.Core.Records.Search;

namespace HrHub.Api.Exports;

/// <summary>Of which interviews an archive is wanted, and what is to be in it.</summary>
public sealed record BundleRequest : SearchCriteria
{
    /// <summary>What somebody typed, for example <c>2026 秋招+客户经理</c>.</summary>
    [StringLength(200, MinimumLength = 1)]
    public string? Q { get; init; }

    /// <summary>Videos and other captured media; takes the right to download videos too.</summary>
    public bool Videos { get; init; } = true;

    /// <summary>A PDF per person.</summary>
    public bool Reports { get; init; } = true;

    /// <summary>A JSON document per interview, without emotions and with the ID number masked.</summary>
    public bool Records { get; init; } = true;

    /// <summary>Of reports and table: <c>zh</c> or <c>en</c>; by <c>Accept-Language</c> where it is left out.</summary>
    public ExportLanguage? Lang { get; init; }
}
