using Microsoft.Extensions.Logging;

namespace HrHub.Local.Demo;

/// <summary>What the demo is asked to do.</summary>
public sealed record DemoOptions
{
    /// <summary>Null for a temporary directory, which goes away with the demo.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Settings from the command line.</summary>
    public required IReadOnlyDictionary<string, string?> Settings { get; init; }

    public required int Deliveries { get; init; }

    /// <summary>In megabytes (10^6 bytes).</summary>
    public required int BigVideo { get; init; }

    /// <summary>Stops at the end.</summary>
    public required bool Exit { get; init; }

    /// <summary>Prints the summary as JSON, and nothing else on standard output.</summary>
    public required bool Json { get; init; }

    public required LogLevel LogLevel { get; init; }
}
