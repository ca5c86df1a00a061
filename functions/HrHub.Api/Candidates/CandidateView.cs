using HrHub.Core.Canonical;
using HrHub.Core.Employees;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Core.Sync;

namespace HrHub.Api.Candidates;

/// <summary>Who a person is, with the ID number masked.</summary>
public sealed record IdentityView
{
    public string? Name { get; init; }

    /// <summary>For example <c>990***********0018</c>; all of it is read by a right of its own.</summary>
    public string? NationalId { get; init; }

    public string? Email { get; init; }
    public string? Phone { get; init; }
    public IReadOnlyDictionary<string, string> ExternalIds { get; init; } = new Dictionary<string, string>();

    public static IdentityView Of(CandidateIdentity identity)
        => new() { Name = identity.Name, NationalId = MaskedNationalId.Of(identity.NationalId), Email = identity.Email, Phone = identity.Phone, ExternalIds = identity.ExternalIds };
}

/// <summary>A person's file as staff and the person see it, with those interviews that the caller may see.</summary>
public sealed record CandidateView
{
    public required string CandidateId { get; init; }

    /// <summary>Also the ETag.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required string Stage { get; init; }
    public required IdentityView Identity { get; init; }
    public string? EmployeeNumber { get; init; }

    /// <summary>False until somebody could tell who this is.</summary>
    public required bool IsMatched { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<InterviewLine> Interviews { get; init; }

    /// <summary>Of somebody who was hired, for those who decide about people; null for others.</summary>
    public EmployeeResults? Results { get; init; }

    /// <summary>How far each downstream system is; not for candidates.</summary>
    public IReadOnlyList<SyncLine>? Systems { get; init; }

    /// <summary>When which class of data must be gone.</summary>
    public required IReadOnlyList<DueDate> Due { get; init; }

    /// <summary>What keeps the file from being erased, without its reason; not for candidates.</summary>
    public IReadOnlyList<HoldLine>? Holds { get; init; }

    public static CandidateView Of(CandidateFile file, IReadOnlyList<SyncState>? systems, bool withHolds, bool withResults, DateTimeOffset now) => new()
    {
        CandidateId = file.CandidateId,
        Version = file.Version,
        CreatedAt = file.CreatedAt,
        ChangedAt = file.ChangedAt,
        Stage = file.Stage,
        Identity = IdentityView.Of(file.Identity),
        EmployeeNumber = file.EmployeeNumber,
        IsMatched = file.IsMatched,
        Interviews = [.. file.Interviews.Select(interview => InterviewLine.Of(file, interview)).OrderByDescending(line => line.At)],
        Results = withResults ? file.Results : null,
        Systems = systems is null ? null : [.. systems.Select(SyncLine.Of)],
        Due = file.Due,
        Holds = withHolds ? [.. file.Retention.Holds.Where(hold => hold.IsInForce(now)).Select(hold => new HoldLine(hold.HoldId, hold.Kind, hold.PlacedAt, hold.Until))] : null,
    };
}

/// <summary>One interview in the list of a file.</summary>
public sealed record InterviewLine
{
    public required string InterviewId { get; init; }
    public required string Vendor { get; init; }
    public Position? Position { get; init; }
    public string? Department { get; init; }
    public string? Batch { get; init; }
    public required InterviewStatus Status { get; init; }
    public ResultState? Result { get; init; }

    /// <summary>When it was completed, or how far it got.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>0–100; null where there is none, or it was taken back.</summary>
    public double? Score { get; init; }

    public required string Folder { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }

    public static InterviewLine Of(CandidateFile file, InterviewFile interview) => new()
    {
        InterviewId = interview.Interview.InterviewId,
        Vendor = interview.Interview.Vendor,
        Position = interview.Interview.Position,
        Department = interview.Interview.Department,
        Batch = interview.Interview.Batch,
        Status = interview.Interview.Status,
        Result = interview.Interview.Result,
        At = interview.Interview.At(file),
        Score = interview.Interview.Score(),
        Folder = interview.Folder,
        Tags = interview.Tags,
    };
}

/// <summary>How far one downstream system is with the person.</summary>
/// <param name="System">Its name.</param>
/// <param name="InStep">Whether it has the newest version.</param>
/// <param name="Wanted">The newest version.</param>
/// <param name="Confirmed">The newest that it has; 0 for none.</param>
/// <param name="At">When it confirmed that.</param>
/// <param name="Parked">Whether somebody must look at it.</param>
public sealed record SyncLine(string System, bool InStep, long Wanted, long Confirmed, DateTimeOffset? At, bool Parked)
{
    public static SyncLine Of(SyncState state) => new(state.System, state.PushedVersion >= state.WantedVersion, state.WantedVersion, state.PushedVersion, state.PushedAt, state.Parked);
}

/// <summary>A reason not to erase, in force.</summary>
public sealed record HoldLine(string HoldId, HoldKind Kind, DateTimeOffset PlacedAt, DateTimeOffset? Until);
