using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.Local.Sandbox.Vendors.People;
using HrHub.TestKit;

namespace HrHub.Benchmarks.Candidates;

/// <summary>Invents candidate files of the size that an interview's report makes them: one interview with a transcript, the part it came from, and the raw delivery.</summary>
public static class InventedFiles
{
    public const int Batches = 20, Positions = 10;
    private const double Apart = 31;
    private const string Answer = "我先听客户讲完，然后和柜台同事一起查流水，当天就给了答复；后来我们把这类问题写成了一页说明，放在网点的内部知识库里。";

    /// <summary>Spread over a year, oldest first, as files come in.</summary>
    /// <param name="serial">0–999,999 are different people.</param>
    public static (CandidateFile File, RawDelivery Raw) Invent(int serial)
    {
        var person = InventedPerson.Invent(1, serial);
        var at = TestStores.Start.AddSeconds(serial * Apart);
        var identity = new CandidateIdentity { Name = person.Name, NationalId = person.NationalId, Email = person.Email, Phone = person.Phone };
        var interview = InterviewOf(serial, identity, at);
        var fields = JsonSerializer.SerializeToNode(interview, CanonicalJson.Options)!.AsObject();
        var raw = JsonSerializer.SerializeToUtf8Bytes(fields, CanonicalJson.Options);
        var delivery = $"canonical:body-{Convert.ToHexStringLower(SHA256.HashData(raw).AsSpan(0, 16))}";
        foreach (var derived in new[] { "interviewId", "vendor", "vendorInterviewId", "provenance" }) fields.Remove(derived);
        var part = People.Part(delivery, interview.VendorInterviewId, 1, "{}", at) with { Fields = fields };
        var file = People.File(Ids.CandidateId(interview.InterviewId), interview);
        return (file with { CreatedAt = at, ChangedAt = at, Interviews = [file.Interviews[0] with { Parts = [part] }] }, new(delivery, raw));
    }

    private static Interview InterviewOf(int serial, CandidateIdentity identity, DateTimeOffset at)
    {
        var random = new Random(serial);
        return People.Interview($"AI-{serial:0000000}", identity, score: random.Next(200, 1000) / 10.0, at) with
        {
            Position = new() { Code = $"P{random.Next(Positions):00}", Title = "客户经理", Family = "retail" },
            Batch = BatchOf(serial),
            Transcript = [.. Enumerable.Range(0, 6).Select(line => new TranscriptLine { Speaker = line % 2 == 0 ? Speaker.Interviewer : Speaker.Candidate, Start = line * 40, Text = $"{line}：{Answer}" })],
        };
    }

    /// <summary>When the share of so many files had come in.</summary>
    public static DateTimeOffset Time(int files, double share) => TestStores.Start.AddSeconds(files * share * Apart);

    /// <summary>The batches run beside each other.</summary>
    public static string BatchOf(int serial) => $"2026-{serial % Batches:00}";

    /// <summary>Bytes of what is sealed, for the report.</summary>
    public static string Sizes()
    {
        var (file, raw) = Invent(1);
        return $"{JsonSerializer.SerializeToUtf8Bytes(file.Interviews[0], CanonicalJson.Options).Length / 1024.0:0.0} KB interview + {raw.Body.Length / 1024.0:0.0} KB raw delivery sealed";
    }
}
