using HrHub.Core.Records;

namespace HrHub.Azure.Cosmos.Records;

/// <summary>One interview of a file. What a search asks about the whole file is here too, so that a search reads interviews only.</summary>
internal sealed record InterviewDocument : HubDocument
{
    public const string KindName = "interview";

    public string Kind { get; init; } = KindName;
    public required string InterviewId { get; init; }

    /// <summary>Of the file that it was saved with: documents of two versions never make one file.</summary>
    public required long Version { get; init; }

    public required byte[] Sealed { get; init; }

    public IReadOnlyList<string> PendingMedia { get; init; } = [];
    public required InterviewFacets Facets { get; init; }

    public static string IdOf(string interviewId) => $"interview:{interviewId}";

    public static InterviewDocument Of(CandidateFile file, InterviewFile saved, byte[] sealedInterview, IReadOnlyList<Core.Keys.NameToken> names)
    {
        var interview = saved.Interview;
        var (at, pending) = (interview.At(file), interview.PendingMedia().ToList());
        return new()
        {
            Id = IdOf(interview.InterviewId),
            Pk = file.CandidateId,
            InterviewId = interview.InterviewId,
            Version = file.Version,
            Sealed = sealedInterview,
            PendingMedia = pending,
            Facets = new()
            {
                At = at.ToUnixTimeMilliseconds(),
                Place = SortKeys.Of(at, interview.InterviewId),
                Vendor = interview.Vendor,
                PositionCode = interview.Position?.Code,
                PositionFamily = interview.Position?.Family,
                Department = interview.Department,
                Batch = interview.Batch,
                Status = interview.StatusName(),
                Score = interview.Score(),
                IsRestricted = file.Retention.Restricted,
                PendingSince = pending.Count == 0 ? null : SortKeys.Of(file.ChangedAt, interview.InterviewId),
                Names = InterviewFacets.NamesOf(names),
            },
        };
    }
}

/// <summary>What a search filters and sorts by; all of it is indexed.</summary>
internal sealed record InterviewFacets
{
    /// <summary>Milliseconds since 1970.</summary>
    public required long At { get; init; }

    /// <summary>Time, then id.</summary>
    public required string Place { get; init; }

    public required string Vendor { get; init; }
    public string? PositionCode { get; init; }
    public string? PositionFamily { get; init; }
    public string? Department { get; init; }
    public string? Batch { get; init; }
    public required string Status { get; init; }
    public double? Score { get; init; }
    public required bool IsRestricted { get; init; }

    /// <summary>When the file was last changed while media waited; null when none does.</summary>
    public string? PendingSince { get; init; }

    /// <summary>Tokens of the name.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public static IReadOnlyList<string> NamesOf(IReadOnlyList<Core.Keys.NameToken> names) => [.. names.Select(name => TokenOf(name.Token))];

    /// <summary>Eight bytes tell a token from all others.</summary>
    public static string TokenOf(string token) => token[..16];
}
