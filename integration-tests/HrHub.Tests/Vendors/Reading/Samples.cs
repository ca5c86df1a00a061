using System.Security.Cryptography;
using HrHub.Core.Canonical;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Reading;

namespace HrHub.Tests.Vendors.Reading;

/// <summary>One payload of a built-in vendor: a delivery, or the answer of a call that the delivery's event asks for.</summary>
public sealed record Sample(string Vendor, string File, string? Call = null, string? AskedBy = null)
{
    /// <summary>Its golden file.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File) + (Call is null ? "" : $".{Call}");

    public override string ToString() => Name;
}

internal static class Samples
{
    public static readonly DateTimeOffset ReceivedAt = DateTimeOffset.Parse("2026-11-25T08:00:00Z");

    public static readonly IReadOnlyList<Sample> All =
    [
        new("ribbon", "ribbon.json"),
        new("ribbon", "more/ribbon-video-processed.json"),
        new("ribbon", "more/ribbon-interview.json", "interview", "ribbon.json"),
        new("codesignal", "codesignal.json"),
        new("codesignal", "codesignal-live-feedback.json"),
        new("codesignal", "more/codesignal-verification-pending.json"),
        new("codesignal", "more/codesignal-verified.json"),
        new("codesignal", "more/codesignal-not-verified.json"),
        new("codesignal", "more/codesignal-zero-of-zero.json"),
        new("showmebug", "showmebug.json"),
        new("showmebug", "more/showmebug-interview.json", "interview", "showmebug.json"),
        new("micro1", "micro1.json"),
        new("micro1", "more/micro1-started.json"),
        new("micro1", "more/micro1-recording.json"),
        new("micro1", "more/micro1-proctoring.json"),
        new("harver", "harver.json"),
        new("harver", "harver-application.json", "application"),
        new("harver", "more/harver-application-enveloped.json", "application", "harver.json"),
        new("canonical", "more/canonical-zh.json"),
        new("standard-webhooks", "more/standard-webhooks-provisional.json"),
        new("standard-webhooks", "more/standard-webhooks-final.json"),
    ];

    private static readonly DeliveryReader Reader = new();
    private static readonly ProfileCatalog Catalog = ProfileCatalog.Load();

    public static VendorProfile Profile(string name) => Catalog.Find(name)!;

    public static byte[] Bytes(string file) => System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Payloads", file));

    public static InterviewPart Part(Sample sample) => Assert.Single(Assert.IsType<ReadResult.Parts>(Result(sample)).Read);

    public static ReadResult Result(Sample sample)
    {
        var body = Bytes(sample.File);
        if (sample.Call is null) return Reader.Read(Profile(sample.Vendor), Delivery(sample.Vendor, body));

        var asked = sample.AskedBy is null ? null : Part(new Sample(sample.Vendor, sample.AskedBy));
        return Reader.ReadAnswer(Profile(sample.Vendor), new AnswerToRead(sample.Call, body, Sha256(body), ReceivedAt, true, asked, asked is null ? $"{sample.Vendor}:pulled" : null));
    }

    public static DeliveryToRead Delivery(string vendor, byte[] body, string? urlEvent = null)
        => new($"{vendor}:{Sha256(body)[..12]}", body, Sha256(body), vendor is not ("codesignal" or "harver" or "micro1"), ReceivedAt, urlEvent);

    /// <summary>All parts of all samples, by interview.</summary>
    public static IReadOnlyList<IReadOnlyList<InterviewPart>> Interviews()
        => [.. All.Select(Part).GroupBy(part => (part.Vendor, part.VendorInterviewId)).Select(group => group.ToList())];

    private static string Sha256(byte[] body) => Convert.ToHexStringLower(SHA256.HashData(body));
}
