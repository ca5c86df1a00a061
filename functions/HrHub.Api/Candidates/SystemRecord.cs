using HrHub.Core.Canonical;
using HrHub.Core.Records;

namespace HrHub.Api.Candidates;

/// <summary>A person's record for systems: who it is, and how the interviews went. No video, no transcript, no emotions, nothing that people wrote.</summary>
public sealed record SystemRecord
{
    public required string CandidateId { get; init; }

    /// <summary>Only grows.</summary>
    public required long Version { get; init; }

    public required string Stage { get; init; }
    public string? EmployeeNumber { get; init; }
    public required CandidateIdentity Identity { get; init; }
    public required IReadOnlyList<SystemInterview> Interviews { get; init; }

    public static SystemRecord Of(CandidateFile file) => new()
    {
        CandidateId = file.CandidateId,
        Version = file.Version,
        Stage = file.Stage,
        EmployeeNumber = file.EmployeeNumber,
        Identity = file.Identity,
        Interviews = [.. file.Interviews.Select(interview => SystemInterview.Of(file, interview.Interview))],
    };
}

public sealed record SystemInterview
{
    public required string InterviewId { get; init; }
    public required string Vendor { get; init; }
    public Position? Position { get; init; }
    public string? Department { get; init; }
    public string? Batch { get; init; }
    public required InterviewStatus Status { get; init; }
    public ResultState? Result { get; init; }
    public required DateTimeOffset At { get; init; }
    public Score? Overall { get; init; }

    /// <summary>0–100 by code of the dimension.</summary>
    public required IReadOnlyDictionary<string, double> Dimensions { get; init; }

    /// <summary>False where a contributing delivery was not authenticated over its body.</summary>
    public required bool PayloadAuthenticated { get; init; }

    public static SystemInterview Of(CandidateFile file, Interview interview) => new()
    {
        InterviewId = interview.InterviewId,
        Vendor = interview.Vendor,
        Position = interview.Position,
        Department = interview.Department,
        Batch = interview.Batch,
        Status = interview.Status,
        Result = interview.Result,
        At = interview.At(file),
        Overall = interview.Result is ResultState.Revoked ? null : interview.Overall,
        Dimensions = interview.DimensionScores(),
        PayloadAuthenticated = interview.Provenance.PayloadAuthenticated,
    };
}
