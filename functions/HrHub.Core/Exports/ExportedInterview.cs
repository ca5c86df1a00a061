using HrHub.Core.Canonical;
using HrHub.Core.Records;

namespace HrHub.Core.Exports;

/// <summary>One interview as a table shows it: who, for what, when, how well. Neither transcript nor emotions.</summary>
public sealed record ExportedInterview
{
    public required string CandidateId { get; init; }
    public required string InterviewId { get; init; }
    public string? Name { get; init; }

    /// <summary>Masked: see <see cref="MaskedNationalId"/>.</summary>
    public string? NationalId { get; init; }

    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? EmployeeNumber { get; init; }
    public string? PositionCode { get; init; }
    public string? PositionTitle { get; init; }
    public string? PositionFamily { get; init; }
    public string? Department { get; init; }
    public string? Batch { get; init; }
    public required string Vendor { get; init; }
    public required string Stage { get; init; }
    public required string Status { get; init; }
    public ResultState? Result { get; init; }

    /// <summary>When the interview was completed, or how far it got.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Minutes.</summary>
    public double? Duration { get; init; }

    /// <summary>0–100.</summary>
    public double? Score { get; init; }

    public string? Recommendation { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public required bool PayloadAuthenticated { get; init; }
    public IReadOnlyList<ExportedDimension> Dimensions { get; init; } = [];

    /// <param name="file">Of the person.</param>
    /// <param name="interview">One of the file's.</param>
    /// <param name="hit">As the search found it.</param>
    public static ExportedInterview Of(CandidateFile file, InterviewFile interview, SearchHit hit) => new()
    {
        CandidateId = file.CandidateId,
        InterviewId = interview.Interview.InterviewId,
        Name = file.Identity.Name,
        NationalId = MaskedNationalId.Of(file.Identity.NationalId),
        Phone = file.Identity.Phone,
        Email = file.Identity.Email,
        EmployeeNumber = file.EmployeeNumber,
        PositionCode = interview.Interview.Position?.Code,
        PositionTitle = interview.Interview.Position?.Title,
        PositionFamily = interview.Interview.Position?.Family,
        Department = interview.Interview.Department,
        Batch = interview.Interview.Batch,
        Vendor = interview.Interview.Vendor,
        Stage = file.Stage,
        Status = hit.Status,
        Result = interview.Interview.Result,
        At = hit.At,
        Duration = interview.Interview.Duration / 60,
        Score = interview.Interview.Overall?.Scaled,
        Recommendation = interview.Interview.Recommendation,
        Tags = interview.Tags,
        PayloadAuthenticated = interview.Interview.Provenance.PayloadAuthenticated,
        Dimensions = [.. interview.Interview.Dimensions.SelectMany(ExportedDimension.Of)],
    };
}

/// <summary>One score of an interview.</summary>
/// <param name="Code">Of the dimension.</param>
/// <param name="Parent">Code of the dimension that it is a part of; null for those of the first level.</param>
/// <param name="Label">As the vendor calls it.</param>
/// <param name="Score">0–100; null where it can't be known.</param>
/// <param name="Original">As the vendor wrote it.</param>
/// <param name="Weight">0–1.</param>
/// <param name="Percentile">0–100.</param>
/// <param name="ByHuman">Whether a person scored it, and not an AI.</param>
public sealed record ExportedDimension(string Code, string? Parent, string Label, double? Score, string? Original, double? Weight, double? Percentile, bool ByHuman)
{
    public static IEnumerable<ExportedDimension> Of(Dimension dimension) => [Of(dimension, null), .. dimension.Children.Select(child => Of(child, dimension.Code))];

    private static ExportedDimension Of(Dimension dimension, string? parent)
        => new(dimension.Code, parent, dimension.Label, dimension.Score?.Scaled, dimension.Score?.Original, dimension.Weight, dimension.Percentile, dimension.ScoredBy is ScoredBy.Human);
}
