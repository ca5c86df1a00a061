using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Core.Records;

/// <summary>What every store keeps of an interview in the clear, and computes from it alike.</summary>
public static class SearchFacets
{
    /// <summary>The latest known milestone but one that is only expected.</summary>
    public static DateTimeOffset? Milestone(this Interview interview) => interview.CompletedAt ?? interview.ScoredAt ?? interview.StartedAt ?? interview.InvitedAt;

    /// <summary>Where the interview stands in time: its milestone, without one the making of its file.</summary>
    public static DateTimeOffset At(this Interview interview, CandidateFile file) => interview.Milestone() ?? file.CreatedAt;

    /// <summary>0–100; null where there is none, or it was taken back.</summary>
    public static double? Score(this Interview interview) => interview.Result is ResultState.Revoked ? null : interview.Overall?.Scaled;

    /// <summary>As in the canonical JSON.</summary>
    public static string StatusName(this Interview interview) => Name(interview.Status);

    /// <summary>As in the canonical JSON.</summary>
    public static string? ResultName(this Interview interview) => interview.Result is { } result ? Name(result) : null;

    /// <summary>Media that are announced and neither captured nor refused.</summary>
    public static IEnumerable<string> PendingMedia(this Interview interview)
        => interview.Media.Where(media => media.State is MediaState.Announced or MediaState.Capturing).Select(media => media.MediaId);

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
