namespace HrHub.Core.Media.Clips;

/// <summary>Makes a still and an excerpt of a video. The tool for it may be missing where the hub runs: everything else works without.</summary>
public interface IVideoTool
{
    /// <summary>Whether there is a tool.</summary>
    bool IsHere { get; }

    /// <summary>One frame at about a tenth of the video that is not black where there is such a one, at most 1,280 pixels wide.</summary>
    /// <param name="video">Seekable; read asynchronously only, from wherever it is needed; left open.</param>
    /// <param name="seconds">Length of the video as somebody reported it, where its own bytes do not say; null for unknown.</param>
    /// <param name="ct">Ends the tool too.</param>
    /// <returns>A JPEG of less than 1 MiB; <see cref="HubError.NoVideoTool"/>, <see cref="HubError.VideoUnreadable"/> or <see cref="HubError.VideoToolBusy"/>.</returns>
    Task<Outcome<byte[]>> Still(Stream video, double? seconds, CancellationToken ct);

    /// <summary>One minute, or what there is of it.</summary>
    /// <param name="video">As for <see cref="Still"/>.</param>
    /// <param name="start">Seconds from the beginning; where a picture can be skipped to only every few seconds, the excerpt may begin that much earlier.</param>
    /// <param name="ct">Ends the tool too.</param>
    /// <returns>A fragmented MP4; an error as for <see cref="Still"/>, or that of the field <c>start</c> when the video ends before.</returns>
    Task<Outcome<byte[]>> Excerpt(Stream video, double start, CancellationToken ct);
}
