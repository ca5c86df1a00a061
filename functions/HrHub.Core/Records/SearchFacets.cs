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

    /// <summary>Scaled scores by code of dimensions and their children; none where the result was taken back.</summary>
    public static IReadOnlyDictionary<string, double> DimensionScores(this Interview interview)
    {
        var scores = new SortedDictionary<string, double>(StringComparer.Ordinal);
        if (interview.Result is ResultState.Revoked) return scores;
        foreach (var dimension in interview.Dimensions.SelectMany(dimension => dimension.Children.Prepend(dimension)))
            if (dimension.Score?.Scaled is { } score) scores.TryAdd(dimension.Code, score);
        return scores;
    }

    /// <summary>The label whose intensities add up to the most; one without intensity counts as 1. Null where no emotion was told.</summary>
    public static string? DominantEmotion(this Interview interview) => interview.Emotions
        .GroupBy(emotion => emotion.Label, StringComparer.Ordinal)
        .OrderByDescending(emotions => emotions.Sum(emotion => emotion.Intensity ?? 1)).ThenBy(emotions => emotions.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    /// <summary>0 for everybody who may find the person, 1 where the data are kept and not used, 2 in erasure.</summary>
    public static int Hidden(this CandidateFile file) => file.Retention switch
    {
        { Tombstone: not null } => 2,
        { Restricted: true } => 1,
        _ => 0,
    };

    /// <summary>As in the canonical JSON.</summary>
    public static string StatusName(this Interview interview) => Name(interview.Status);

    /// <summary>As in the canonical JSON.</summary>
    public static string? ResultName(this Interview interview) => interview.Result is { } result ? Name(result) : null;

    /// <summary>Media that are announced and neither captured nor refused.</summary>
    public static IEnumerable<string> PendingMedia(this Interview interview)
        => interview.Media.Where(media => media.State is MediaState.Announced or MediaState.Capturing).Select(media => media.MediaId);

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
