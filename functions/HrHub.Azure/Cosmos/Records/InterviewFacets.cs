using System.Globalization;
using HrHub.Core.Canonical;
using HrHub.Core.Insights;
using HrHub.Core.Records;

namespace HrHub.Azure.Cosmos.Records;

/// <summary>What a search filters and sorts by; all of it is indexed.</summary>
internal sealed record InterviewFacets
{
    /// <summary>Milliseconds since 1970.</summary>
    public required long At { get; init; }

    /// <summary>Time, then id.</summary>
    public required string Place { get; init; }

    /// <summary>Score, then place; interviews without a score before all others.</summary>
    public required string ScorePlace { get; init; }

    /// <summary>Position, then place; interviews without one before all others.</summary>
    public required string PositionPlace { get; init; }

    public required string Vendor { get; init; }
    public string? PositionCode { get; init; }
    public string? PositionTitle { get; init; }
    public string? PositionFamily { get; init; }
    public string? Department { get; init; }
    public string? Batch { get; init; }
    public required string Stage { get; init; }
    public required string Status { get; init; }
    public double? Score { get; init; }

    /// <summary>Of ten points.</summary>
    public required string Band { get; init; }

    public required bool Authenticated { get; init; }
    public string? Emotion { get; init; }
    public required string Folder { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Scores of dimensions, see <see cref="MemberOf"/>.</summary>
    public IReadOnlyDictionary<string, double> Dimensions { get; init; } = new Dictionary<string, double>();

    /// <summary>See <see cref="SearchFacets.Hidden"/>.</summary>
    public required int Hidden { get; init; }

    /// <summary>When the file was last changed while media waited; null when none does.</summary>
    public string? PendingSince { get; init; }

    /// <summary>Tokens of the name.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public static InterviewFacets Of(CandidateFile file, InterviewFile saved, bool pending, IReadOnlyList<Core.Keys.NameToken> names)
    {
        var interview = saved.Interview;
        var at = interview.At(file);
        var place = SortKeys.Of(at, interview.InterviewId);
        return new()
        {
            At = at.ToUnixTimeMilliseconds(),
            Place = place,
            ScorePlace = ScorePlaceOf(interview.Score(), place),
            PositionPlace = PositionPlaceOf(interview.Position?.Code ?? "", place),
            Vendor = interview.Vendor,
            PositionCode = interview.Position?.Code,
            PositionTitle = interview.Position?.Title,
            PositionFamily = interview.Position?.Family,
            Department = interview.Department,
            Batch = interview.Batch,
            Stage = file.Stage,
            Status = interview.StatusName(),
            Score = interview.Score(),
            Band = ScoreBand.Of(interview.Score(), SearchCounts.BandWidth),
            Authenticated = interview.Provenance.PayloadAuthenticated,
            Emotion = interview.DominantEmotion(),
            Folder = saved.Folder,
            Tags = saved.Tags,
            Dimensions = interview.DimensionScores().ToDictionary(pair => MemberOf(pair.Key), pair => pair.Value),
            Hidden = file.Hidden(),
            PendingSince = pending ? SortKeys.Of(file.ChangedAt, interview.InterviewId) : null,
            Names = NamesOf(names),
        };
    }

    public static IReadOnlyList<string> NamesOf(IReadOnlyList<Core.Keys.NameToken> names) => [.. names.Select(name => TokenOf(name.Token))];

    /// <summary>Eight bytes tell a token from all others.</summary>
    public static string TokenOf(string token) => token[..16];

    /// <summary>Twelve digits of a score are more than any scale has.</summary>
    public static string ScorePlaceOf(double? score, string place) => string.Create(CultureInfo.InvariantCulture, $"{score?.ToString("000.000000000", CultureInfo.InvariantCulture) ?? "-"} {place}");

    public static string PositionPlaceOf(string code, string place) => $"{code} {place}";

    /// <summary>A code may have any character, a path in a query must not.</summary>
    public static string MemberOf(string code) => ScoreDistribution.KeyOf(code);
}
