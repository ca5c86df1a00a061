using System.ComponentModel.DataAnnotations;

namespace HrHub.Api.Exports;

public sealed record ExportsOptions
{
    /// <summary>Interviews that are written while the caller waits; more are an export made in the background.</summary>
    [Range(1, 100_000)]
    public int RowsAtOnce { get; init; } = 5_000;
}
