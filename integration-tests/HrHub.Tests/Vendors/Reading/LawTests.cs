using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Xunit;
using HrHub.Core.Canonical;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonSerializer = System.Text.Json.JsonSerializer;

namespace HrHub.Tests.Vendors.Reading;

/// <summary>What holds for every sample of every vendor.</summary>
public class LawTests
{
    private static readonly HashSet<string> Derived = ["interviewId", "mediaId", "scaled", "rule", "kind", "status", "state", "result", "speaker", "scoredBy", "schemaVersion", "vendor", "code"];

    public static TheoryData<string> Names => [.. Samples.All.Select(sample => sample.Name)];

    [Property(MaxTest = 100)]
    public void Any_order_and_any_repetition_of_deliveries_gives_the_same_record(int seed)
    {
        var random = new Random(seed);
        foreach (var parts in Samples.Interviews().Select(parts => parts.SelectMany(part => Split(part, random)).Where(_ => random.Next(8) > 0).ToList()).Where(parts => parts.Count > 0))
        {
            var shuffled = parts.Concat(parts.Where(_ => random.Next(2) == 0)).OrderBy(_ => random.Next()).ToList();
            var stored = JsonSerializer.Deserialize<List<InterviewPart>>(JsonSerializer.Serialize(shuffled, CanonicalJson.Options), CanonicalJson.Options)!;

            Assert.Equal(Json(InterviewFold.Fold(parts)), Json(InterviewFold.Fold(shuffled)));
            Assert.Equal(Json(InterviewFold.Fold(parts)), Json(InterviewFold.Fold(stored)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_value_is_in_the_record_that_the_input_did_not_hold(string name)
    {
        var sample = Samples.All.Single(one => one.Name == name);
        var part = Samples.Part(sample);
        var input = Leaves(Parse(Samples.Bytes(sample.File))).ToHashSet();
        var constants = Samples.Profile(sample.Vendor).Reading.Maps.Values.SelectMany(map => map.Values).SelectMany(Constants).ToHashSet();
        var numbers = input.Where(text => double.TryParse(text, CultureInfo.InvariantCulture, out _)).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToHashSet();

        foreach (var (path, leaf) in Leaves(part.Fields, ""))
        {
            if (Derived.Contains(path.Split('.')[^1]) || path.EndsWith(".min", StringComparison.Ordinal) || path.EndsWith(".max", StringComparison.Ordinal)) continue;
            if (path.EndsWith(".value", StringComparison.Ordinal) && leaf.GetValueKind() == JsonValueKind.Number && part.Fields.ToJsonString().Contains("ordinal", StringComparison.Ordinal)) continue;
            var known = leaf.GetValueKind() switch
            {
                JsonValueKind.Number => double.Parse(leaf.ToJsonString(), CultureInfo.InvariantCulture) is var number && (numbers.Contains(number) || numbers.Contains(number * 1000)),
                _ when DateTimeOffset.TryParse(leaf.GetValue<string>(), CultureInfo.InvariantCulture, out var time) && path.EndsWith("at", StringComparison.OrdinalIgnoreCase) => IsInputTime(time, input, numbers) || IsExpiry(path, time),
                _ => input.Contains(leaf.GetValue<string>()) || constants.Contains(leaf.GetValue<string>()) || IsJoined(leaf.GetValue<string>(), input),
            };
            Assert.True(known, $"{path}: {leaf} is not in {name}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_schema_validates_every_record_and_every_reference_resolves(string name)
    {
        var sample = Samples.All.Single(one => one.Name == name);
        var interview = InterviewFold.Fold([Samples.Part(sample)]);
        var profile = Samples.Profile(sample.Vendor);

        Assert.Empty(CanonicalSchema.Interview.Validate(JsonSerializer.SerializeToNode(interview, CanonicalJson.Options)!));
        Assert.Equal(Ids.InterviewId(interview.Vendor, interview.VendorInterviewId), interview.InterviewId);
        Assert.Equal(sample.Vendor, interview.Vendor);
        Assert.Equal(interview.Media.Count, interview.Media.Select(media => media.MediaId).Distinct().Count());
        Assert.All(interview.Media, media => Assert.Equal(media.Kind, profile.Reading.Media[media.Rule!].Kind));
        Assert.All(Samples.Part(sample).FollowUps, followUp => Assert.True(profile.Api!.Calls.ContainsKey(followUp.Call) && profile.Reading.Details.ContainsKey(followUp.Call)));
    }

    [Fact]
    public void Every_sample_is_of_one_interview_and_names_at_most_one_candidate()
        => Assert.All(Samples.Interviews(), parts => Assert.True(parts.Select(part => (string?)part.Fields["candidate"]?["email"]).OfType<string>().Distinct().Count() <= 1));

    /// <summary>A part as it is, or cut in two that say the same together.</summary>
    private static IEnumerable<InterviewPart> Split(InterviewPart part, Random random)
    {
        if (random.Next(2) == 0 || part.Fields.Count < 2) return [part];
        var (left, right) = (new JsonObject(), new JsonObject());
        foreach (var (name, value) in part.Fields) (random.Next(2) == 0 ? left : right)[name] = value?.DeepClone();
        return [part with { PartId = part.PartId + "/a", Fields = left, OccurredAt = random.Next(3) == 0 ? null : part.OccurredAt }, part with { PartId = part.PartId + "/b", Fields = right, Rank = part.Rank + random.Next(2) }];
    }

    private static string Json(Interview interview) => JsonSerializer.Serialize(interview, CanonicalJson.Options);

    private static JToken Parse(byte[] json)
    {
        using var reader = new JsonTextReader(new StreamReader(new MemoryStream(json))) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return JToken.ReadFrom(reader);
    }

    private static IEnumerable<string> Leaves(JToken token)
        => token.SelectTokens("$..*").Prepend(token).OfType<JValue>().Select(value => Convert.ToString(value.Value, CultureInfo.InvariantCulture)!)
            .Concat(token.SelectTokens("$..*").Where(one => one.Parent is JProperty).Select(one => ((JProperty)one.Parent!).Name));

    private static IEnumerable<(string Path, JsonValue Leaf)> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value, $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany(item => Leaves(item, path)),
        JsonValue leaf => [(path, leaf)],
        _ => [],
    };

    private static IEnumerable<string> Constants(HrHub.Core.Vendors.Reading.FieldRule rule)
        => rule.Value is { } value ? [value] : (rule.Lists ?? []).SelectMany(list => list.Item.Values).SelectMany(Constants);

    private static bool IsInputTime(DateTimeOffset time, HashSet<string> texts, HashSet<double> numbers)
        => numbers.Contains(time.ToUnixTimeSeconds()) || numbers.Contains(time.ToUnixTimeMilliseconds())
            || texts.Any(text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var input) && input == time);

    private static bool IsExpiry(string path, DateTimeOffset time) => path == ".media.expiresAt" && time == Samples.ReceivedAt.AddMinutes(15);

    private static bool IsJoined(string name, HashSet<string> input)
        => name.Split(' ').All(input.Contains) || Enumerable.Range(1, Math.Max(0, name.Length - 1)).Any(cut => input.Contains(name[..cut]) && input.Contains(name[cut..]));
}
