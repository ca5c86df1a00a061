using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Benchmarks.Harness;
using HrHub.Core.Canonical;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Reading;

namespace HrHub.Benchmarks;

/// <summary>Reading a delivery by its profile and folding it into an interview, on one core, against what System.Text.Json takes to parse the same bytes.</summary>
public sealed class NormalizeBenchmark : IBenchmark
{
    private readonly ProfileCatalog _profiles = ProfileCatalog.Load();
    private readonly DeliveryReader _reader = new();

    public string Name => "normalize";

    public async Task<IReadOnlyList<ResultRow>> Run(Measurement measurement, CancellationToken ct)
    {
        var rows = new List<ResultRow>();
        foreach (var (vendor, body) in new[] { ("micro1", Payload("micro1.json")), ("canonical", Payload("more/canonical-zh.json")), ("canonical", Long(Payload("more/canonical-zh.json"))) })
        {
            ct.ThrowIfCancellationRequested();
            var times = await measurement.Interleaved(
                Leg(measurement, () => Normalize(vendor, body)),
                Leg(measurement, () => ParseDocument(body)),
                Leg(measurement, () => ParseNodes(body)));
            var what = $"read + fold, {vendor}, {body.Length / 1024.0:0.0} KB";
            rows.Add(Compared(what, times[0], "JsonDocument.Parse", times[1]));
            rows.Add(Compared(what, times[0], "JsonNode.Parse, every node touched", times[2]));
        }
        return rows;
    }

    private static ResultRow Compared(string what, double[] figures, string reference, double[] references)
    {
        var (ratio, spread) = Statistics.Ratio(figures, references);
        return new($"{what} ({spread})", $"{figures.Median():0.0} µs per core", $"{reference}: {references.Median():0.0} µs") { Ratio = ratio };
    }

    private static Func<Task<double>> Leg(Measurement measurement, Action work) => () => Task.Run(() =>
    {
        var enough = TimeSpan.FromMilliseconds(measurement.Quick ? 20 : 800);
        var count = 0;
        var clock = Stopwatch.StartNew();
        for (; clock.Elapsed < enough; count++) work();
        return clock.Elapsed.TotalMicroseconds / count;
    });

    private void Normalize(string vendor, byte[] body)
    {
        var delivery = new DeliveryToRead($"{vendor}:body-1", body, Convert.ToHexStringLower(SHA256.HashData(body)), PayloadAuthenticated: true, DateTimeOffset.UnixEpoch);
        var read = _reader.Read(_profiles.Find(vendor)!, delivery) as ReadResult.Parts ?? throw new InvalidOperationException($"The {vendor} payload could not be read.");
        InterviewFold.Fold(read.Read);
    }

    private static void ParseDocument(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
    }

    private static void ParseNodes(byte[] body) => Touch(JsonNode.Parse(body));

    // JsonNode.Parse alone puts the work off until a node is asked for.
    private static int Touch(JsonNode? node) => node switch
    {
        JsonObject members => members.Sum(member => Touch(member.Value)),
        JsonArray items => items.Sum(Touch),
        _ => 1,
    };

    private static byte[] Payload(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Payloads", name));

    /// <summary>The same interview with the transcript of an hour.</summary>
    private static byte[] Long(byte[] body)
    {
        var document = JsonNode.Parse(body)!.AsObject();
        var lines = document["transcript"]!.AsArray();
        var line = lines[1]!;
        for (var n = 0; n < 400; n++)
        {
            var next = line.DeepClone();
            (next["start"], next["end"]) = (60 + n * 9, 68 + n * 9);
            lines.Add(next);
        }
        return JsonSerializer.SerializeToUtf8Bytes(document, CanonicalJson.Options);
    }
}
