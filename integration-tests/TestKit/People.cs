using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using HrHub.Core.Records;

namespace HrHub.TestKit;

/// <summary>Invented people and their interviews.</summary>
public static class People
{
    public static readonly CandidateIdentity 林小雨 = new() { Name = "林小雨", NationalId = "990101199902290018", Email = "xiaoyu.lin@example.com", Phone = "13800138000" };

    public static readonly CandidateIdentity Ada = new() { Name = "Ada Byron", Email = "ada.byron@example.com" };

    public static Interview Interview(string vendorInterviewId, CandidateIdentity? candidate = null, double? score = 82, DateTimeOffset? at = null, string vendor = "canonical") => new()
    {
        InterviewId = Ids.InterviewId(vendor, vendorInterviewId),
        Vendor = vendor,
        VendorInterviewId = vendorInterviewId,
        Candidate = candidate ?? 林小雨,
        Position = new Position { Code = "RM-01", Title = "客户经理", Family = "sales" },
        Department = "HQ/Shanghai/Retail",
        Batch = "2026-autumn",
        Status = InterviewStatus.Scored,
        Result = ResultState.Final,
        CompletedAt = at ?? TestStores.Start,
        Overall = score is null ? null : new Score { Kind = ScoreKind.Numeric, Value = score, Min = 0, Max = 100, Original = $"{score}", Scaled = score },
        Transcript = [new TranscriptLine { Speaker = Speaker.Candidate, Text = "我带过五个人的团队，把存款做到了三千万。", Start = 12.5 }],
        Provenance = new Provenance { PayloadAuthenticated = true },
    };

    public static CandidateFile File(string candidateId, params IReadOnlyList<Interview> interviews) => new CandidateFile
    {
        CandidateId = candidateId,
        Version = 1,
        CreatedAt = TestStores.Start,
        ChangedAt = TestStores.Start,
        Identity = CandidateIdentities.Merge(interviews),
        Interviews = [.. interviews.Select(interview => new InterviewFile { Interview = interview, Parts = [], Folder = "客户经理/ai-interview/2026-11/80-89" })],
    };

    /// <summary>A part that says what its JSON says.</summary>
    public static InterviewPart Part(string partId, string vendorInterviewId, int rank, string fields, DateTimeOffset? at = null, string vendor = "canonical") => new()
    {
        PartId = partId,
        Vendor = vendor,
        VendorInterviewId = vendorInterviewId,
        Effect = PartEffect.Update,
        Rank = rank,
        OccurredAt = at,
        Fields = JsonNode.Parse(fields)!.AsObject(),
        Provenance = new ProvenanceEntry { DeliveryId = partId, Event = "test", Profile = vendor, ProfileVersion = 1, PayloadSha256 = new string('0', 64), PayloadAuthenticated = true, OccurredAt = at },
    };
}
