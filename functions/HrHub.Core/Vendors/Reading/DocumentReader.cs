using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Reading;

/// <summary>
/// Takes over a document of the canonical schema that a vendor sends: validated first, times brought to UTC, media ids derived, scores looked at.
/// What only the hub sets is left out and listed as unmapped: a vendor can't say what the hub has captured.
/// </summary>
internal sealed class DocumentReader(CompiledReading reading, string interviewId, List<Suspicion> suspicions, SortedSet<string> unmapped)
{
    private static readonly TimeFormat Rfc3339 = new() { Format = "iso" };

    /// <exception cref="UnreadablePayload">The document breaks the schema, or is another vendor's.</exception>
    public JsonObject Read(JToken document, string profileLine)
    {
        if (CanonicalSchema.Document.Validate(document) is [var first, ..] violations)
            throw new UnreadablePayload(new("schema-violation", $"The document breaks the canonical schema in {violations.Count} place(s), first: {first.Rule}.", $"{Prefix(document)}{first.Path}", null, profileLine));
        var vendor = (string?)document["vendor"];
        if (vendor is not null && vendor != reading.Profile.Name)
            throw new UnreadablePayload(new("wrong-vendor", "The document names another vendor than the profile it came through.", $"{Prefix(document)}vendor", UnreadablePayload.Cut(vendor), profileLine));

        var fields = (JsonObject)Copy(document, CanonicalShape.Interview, Prefix(document).TrimEnd('.'))!;
        fields.Remove("vendor");
        fields.Remove("vendorInterviewId");
        return fields;
    }

    private static string Prefix(JToken document) => document.Path.Length == 0 ? "" : $"{document.Path}.";

    private JsonNode? Copy(JToken token, CanonicalShape shape, string path) => (shape.Kind, token) switch
    {
        (_, JValue { Type: JTokenType.Null }) => null,
        (CanonicalKind.Dictionary, JObject map) => new JsonObject(map.Properties().Select(member => KeyValuePair.Create(member.Name, Copy(member.Value, shape.Item!, $"{path}.{member.Name}")))),
        (CanonicalKind.Score, JObject score) => Score(score, shape, path),
        (_, JObject members) => Members(members, shape, path),
        (_, JArray items) => new JsonArray([.. items.Select(item => Copy(item, shape.Item!, $"{path}[]"))]),
        (CanonicalKind.Time, JValue time) => CanonicalTime.Write(Rfc3339.Read(time).Value ?? throw UnreadablePayload.WrongType(time, "a time with zone", path, reading.Line("reading"))),
        (CanonicalKind.Number, JValue number) => Payload.Number(number),
        (CanonicalKind.Whole, JValue number) => (long?)Payload.Number(number),
        (_, JValue value) => Payload.Text(value),
        _ => null,
    };

    private JsonObject Members(JObject members, CanonicalShape shape, string path)
    {
        var copy = new JsonObject();
        foreach (var (name, value) in members)
        {
            // The schema lets nothing else through than the empty list of a child's children.
            if (!shape.Members.TryGetValue(name, out var member)) continue;
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (member.SetByHub) unmapped.Add(at);
            else if (Copy(value!, member, at) is { } copied) copy[name] = copied;
        }

        if (shape.MediaMember) Complete(copy);
        return copy;
    }

    private void Complete(JsonObject media)
    {
        var kind = Enum.Parse<MediaKind>(media["kind"]!.GetValue<string>(), ignoreCase: true);
        media["mediaId"] = Ids.MediaId(interviewId, kind, media["mediaId"]!.GetValue<string>());
        if (reading.Profile.Reading.Media.FirstOrDefault(rule => rule.Value.Kind == kind).Key is { } rule) media["rule"] = rule;
    }

    private JsonObject Score(JObject score, CanonicalShape shape, string path)
    {
        var copy = Members(score, shape, path);
        var (value, min, max) = (Payload.Number(score["value"]), Payload.Number(score["min"]), Payload.Number(score["max"]));
        if (min is not null && max is not null && min >= max) Note(Scale.ZeroOfZero);
        else if (value < min || value > max) Note(Scale.OutOfRange);
        return copy;

        void Note(string code)
        {
            suspicions.Add(new Suspicion(code, path, copy["original"]!.GetValue<string>()));
            // What is out of its own range has no place on ours, whatever the sender says.
            copy.Remove("scaled");
        }
    }
}
