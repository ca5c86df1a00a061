using System.ComponentModel.DataAnnotations;

namespace HrHub.Pipeline.Normalize;

/// <summary>How long the hub keeps asking a vendor for the details of a thin event.</summary>
public sealed class NormalizeOptions
{
    /// <summary>1–100; then the delivery is parked.</summary>
    [Range(1, 100)]
    public int DetailsTries { get; init; } = 12;

    /// <summary>The shortest wait before the second try; it grows by itself with each try.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "06:00:00")]
    public TimeSpan DetailsWait { get; init; } = TimeSpan.FromSeconds(20);
}
