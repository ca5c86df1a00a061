using System.Text;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Messaging;
using HrHub.Pipeline.Capture;

namespace HrHub.TestKit.Erasures;

/// <summary>An invented person of whom every text, in every field of an interview with its five materials, is one of a kind, so that a search finds whatever is left.</summary>
public static class MarkedPerson
{
    public const string Name = "林标记雨", NationalId = "990101199902290018", Email = "marked.lin@example.com", Phone = "13800138000";

    /// <summary>What must be nowhere after an erasure. The first bytes of the video stand for all of it.</summary>
    public static IReadOnlyList<string> Marks { get; } =
    [
        Name, NationalId, Email, Phone, "MARK-ATS", "MARK-INTERVIEW", "MARK-EVIDENCE", "MARK-CHILD-EVIDENCE", "MARK-QUOTE", "MARK-EMOTION-QUESTION", "MARK-QUESTION", "MARK-ANSWER", "MARK-FEEDBACK",
        "MARK-TRANSCRIPT", "我带过五个人的标记团队", "MARK-TEST", "MARK-TEST-FEEDBACK", "MARK-WRONG-ITEM", "MARK-SUMMARY", "MARK-HIGHLIGHT", "MARK-CONCERN", "MARK-FINDING", "MARK-RECOMMENDATION", "MARK-COMMENT",
        "MARK-AUTHOR", "MARK-INTERVIEWER", "MARK-LINK", "MARK-VIDEO-BYTES",
    ];

    public static byte[] Video { get; } = [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2"u8, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("MARK-VIDEO-BYTES ", 4000)))];

    /// <param name="link">Where the video is served; null for none.</param>
    /// <param name="interviewId">The vendor's id.</param>
    public static byte[] Document(string? link, string interviewId = "MARK-INTERVIEW-1") => JsonSerializer.SerializeToUtf8Bytes(new
    {
        vendorInterviewId = interviewId,
        candidate = new { name = Name, nationalId = NationalId, email = Email, phone = Phone, externalIds = new { ats = "MARK-ATS-1" } },
        position = new { code = "RM-01", title = "客户经理", family = "sales" },
        department = "HQ/Shanghai/Retail",
        batch = "2026-autumn",
        interviewers = new[] { new { id = "i-9", name = "MARK-INTERVIEWER" } },
        status = "scored",
        result = "final",
        completedAt = "2026-11-20T08:00:00Z",
        overall = Score(82),
        dimensions = new[] { new { code = "logic", label = "Logic", score = Score(80), evidence = new[] { "MARK-EVIDENCE" }, children = new[] { new { code = "depth", label = "Depth", evidence = new[] { "MARK-CHILD-EVIDENCE" } } } } },
        behaviours = new[] { new { tag = "leads", quote = "MARK-QUOTE" } },
        emotions = new[] { new { question = "MARK-EMOTION-QUESTION", label = "calm", intensity = 0.5 } },
        questions = new[] { new { text = "MARK-QUESTION", answer = "MARK-ANSWER", feedback = "MARK-FEEDBACK" } },
        transcript = new[] { new { speaker = "candidate", text = "MARK-TRANSCRIPT 我带过五个人的标记团队" } },
        skillTests = new[] { new { title = "MARK-TEST", feedback = "MARK-TEST-FEEDBACK", wrongItems = new[] { "MARK-WRONG-ITEM" } } },
        resumeScreening = new { summary = "MARK-SUMMARY", highlights = new[] { "MARK-HIGHLIGHT" }, concerns = new[] { "MARK-CONCERN" } },
        integrity = new { findings = new[] { new { type = "tab", description = "MARK-FINDING" } } },
        media = link is null ? [] : new[] { new { mediaId = "full", kind = "video", sourceUrl = link + "?token=MARK-LINK" } },
        recommendation = "MARK-RECOMMENDATION",
        comments = new[] { new { author = "MARK-AUTHOR", text = "MARK-COMMENT" } },
    }, CanonicalJson.Options);

    /// <summary>Delivers the interview and captures its video from the stub.</summary>
    /// <returns>The candidate's id.</returns>
    public static async Task<string> Plant(ErasureWorld world, StubServer? vendor)
    {
        var entry = await world.Deliver("canonical", Document(vendor?.On("/full", Video)), "msg-1");
        if (entry.CandidateId is not { } candidateId) throw new InvalidOperationException($"The delivery was not filed: {string.Join('\n', world.Log)}");
        if (vendor is not null)
        {
            var mediaId = Ids.MediaId(entry.InterviewId!, MediaKind.Video, "full");
            await world.Get<CaptureMedia>().Handle(new CaptureMessage(candidateId, entry.InterviewId!, mediaId), default);
        }
        return candidateId;
    }

    private static object Score(double value) => new { kind = "numeric", original = $"{value}", value, min = 0, max = 100, scaled = value };
}
