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
        var pending = interview.PendingMedia().ToList();
        return new()
        {
            Id = IdOf(interview.InterviewId),
            Pk = file.CandidateId,
            InterviewId = interview.InterviewId,
            Version = file.Version,
            Sealed = sealedInterview,
            PendingMedia = pending,
            Facets = InterviewFacets.Of(file, saved, pending.Count > 0, names),
        };
    }
}
