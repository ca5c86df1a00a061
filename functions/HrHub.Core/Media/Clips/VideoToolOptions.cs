using System.ComponentModel.DataAnnotations;

namespace HrHub.Core.Media.Clips;

/// <summary>Section <c>Videos</c>.</summary>
public sealed record VideoToolOptions
{
    /// <summary>The value of <see cref="FfmpegPath"/> that does without.</summary>
    public const string Off = "off";

    /// <summary>Path of ffmpeg 5 or later. Empty: looked for on PATH, once, at the start; <c>off</c>: there are no stills and no excerpts.</summary>
    public string FfmpegPath { get; init; } = "";

    /// <summary>For one still or excerpt, the wait for others included: then the tool is ended.</summary>
    [Range(1, 600)]
    public int TimeLimitSeconds { get; init; } = 60;

    /// <summary>An excerpt that is larger as it is gets encoded smaller. Each lies in memory until it is sent.</summary>
    [Range(1, 512)]
    public int ExcerptMiB { get; init; } = 48;

    /// <summary>How many run at once; others wait.</summary>
    [Range(1, 16)]
    public int AtOnce { get; init; } = 2;
}
