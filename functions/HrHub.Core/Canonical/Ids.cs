using System.Security.Cryptography;
using System.Text;

namespace HrHub.Core.Canonical;

/// <summary>Ids are derived from inputs: the same input gives the same id at every stage. Outside text is hashed, since stores forbid some characters.</summary>
public static class Ids
{
    public static string InterviewId(string vendor, string vendorInterviewId) => "int-" + Hash($"{vendor}\n{vendorInterviewId}");

    /// <summary>A candidate is named after the interview that made the hub know the person.</summary>
    public static string CandidateId(string firstInterviewId) => "cand-" + Hash($"candidate\n{firstInterviewId}");

    public static string MediaId(string interviewId, MediaKind kind, string stableName) => "med-" + Hash($"{interviewId}\n{kind}\n{stableName}");

    public static string RunId(string startedBy, DateTimeOffset startedAt) => "run-" + Hash($"run\n{startedBy}\n{startedAt.UtcTicks}");

    /// <summary>Begins the name of every object that was uploaded for a person, whether a record knows of it or not.</summary>
    public static string MaterialsOf(string candidateId) => "mat-" + Hash($"materials\n{candidateId}");

    /// <summary>A file is named by its bytes: the same one twice is one.</summary>
    public static string MaterialId(string candidateId, string sha256) => "mat-" + Hash($"material\n{candidateId}\n{sha256}");

    /// <summary>A person is erased once.</summary>
    public static string ErasureId(string candidateId) => "era-" + Hash($"erasure\n{candidateId}");

    /// <summary>A hold or a case is named after the file, whoever made it, and the request that did or, where that has no name, when: a double click makes one.</summary>
    public static string MadeOn(string prefix, string candidateId, string by, DateTimeOffset at, string? request)
        => $"{prefix}-" + Hash(request is null ? $"{prefix}\n{candidateId}\n{by}\n{at.ToUnixTimeMilliseconds()}" : $"{prefix}\n{candidateId}\n{by}\n{request}");

    /// <summary>A change is one event, whoever is told of it.</summary>
    public static string EventId(string candidateId, string kind, long? version) => "evt-" + Hash($"event\n{candidateId}\n{kind}\n{version}");

    /// <summary>The mail system is told once of the same.</summary>
    public static string MailId(string invitationId, string kind, int number) => "mail-" + Hash($"mail\n{invitationId}\n{kind}\n{number}");

    /// <summary>A version of a position's model at one vendor's.</summary>
    public static string ModelId(string vendor, string positionCode, int version) => "model-" + Hash($"model\n{vendor}\n{positionCode}\n{version}");

    /// <summary>Named after who asked for it, where to, and when.</summary>
    public static string SubscriptionId(string owner, string url, DateTimeOffset at) => "sub-" + Hash($"subscription\n{owner}\n{url}\n{at.ToUnixTimeMilliseconds()}");

    /// <summary>The nth dispute of one field by one person: the same request twice is one dispute.</summary>
    public static string DisputeId(string interviewId, string field, string openedBy, int number) => "dis-" + Hash($"dispute\n{interviewId}\n{field}\n{openedBy}\n{number}");

    /// <summary>The nth change of an interview.</summary>
    public static string TextRevision(string interviewId, string field, string by, int number) => "rev-" + Hash($"text\n{interviewId}\n{field}\n{by}\n{number}");

    /// <summary>A dispute orders one correction at most.</summary>
    public static string RevisionOf(string disputeId) => "rev-" + Hash($"revision\n{disputeId}");

    /// <summary>Beside it a dispute may order one of the overall score.</summary>
    public static string OverallRevisionOf(string disputeId) => "rev-" + Hash($"revision\n{disputeId}\noverall");

    /// <summary>What somebody is told once of one thing: whoever gets it twice knows it by this.</summary>
    public static string NoticeId(string about, string key) => "not-" + Hash($"notice\n{about}\n{key}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
