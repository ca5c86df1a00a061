using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Reading;

/// <summary>Where a part comes from.</summary>
internal sealed record PartSource(string PartId, string Event, string PayloadSha256, bool PayloadAuthenticated, DateTimeOffset ReceivedAt, InterviewPart? AskedBy = null);

/// <summary>Reads one payload into one part.</summary>
internal sealed class PartReader(CompiledReading reading, CompiledEvent found, JToken root, PartSource source)
{
    private readonly ReadingRules rules = reading.Profile.Reading;
    private readonly EventRule rule = found.Rule;
    private readonly List<Suspicion> suspicions = [];
    private PartEffect effect = found.Rule.Effect;

    /// <exception cref="UnreadablePayload">Something that must not be guessed.</exception>
    public InterviewPart Read()
    {
        var vendor = reading.Profile.Name;
        var vendorInterviewId = InterviewId();
        var interviewId = Ids.InterviewId(vendor, vendorInterviewId);
        var occurredAt = OccurredAt(interviewId);
        var unmapped = new SortedSet<string>(found.Known.Unknown(root), StringComparer.Ordinal);
        var fields = Fields(interviewId, occurredAt, unmapped);

        return new InterviewPart
        {
            PartId = source.PartId,
            Vendor = vendor,
            VendorInterviewId = vendorInterviewId,
            Effect = effect,
            OccurredAt = occurredAt,
            Rank = source.AskedBy is { } asked ? asked.Rank + 1 : rule.Rank,
            Fields = fields,
            FollowUps = [.. rule.FollowUps.Select(FollowUp)],
            UnmappedFields = [.. unmapped],
            Suspicions = [.. suspicions.Distinct()],
            Provenance = new ProvenanceEntry
            {
                DeliveryId = source.PartId,
                Event = source.Event,
                Profile = vendor,
                ProfileVersion = reading.Profile.Version,
                PayloadSha256 = source.PayloadSha256,
                PayloadAuthenticated = source.PayloadAuthenticated,
                OccurredAt = occurredAt,
            },
        };
    }

    private JsonObject Fields(string interviewId, DateTimeOffset? occurredAt, SortedSet<string> unmapped)
    {
        JsonObject fields;
        if (rule.Document is null)
        {
            fields = new JsonObject();
            if (rule.Status is { } status) fields["status"] = CanonicalScore.Name(status);
            new FieldReader(new ReadingFacts(root, interviewId, source.ReceivedAt, occurredAt), suspicions).Fill(fields, found.Fields, new Scope(root, root));
            return fields;
        }

        var document = rule.Document.Find(new Scope(root, root)) ?? throw UnreadablePayload.Missing(rule.Document.ToString(), found.ProfileLine);
        fields = new DocumentReader(reading, interviewId, suspicions, unmapped).Read(document, found.ProfileLine);
        if ((string?)fields["result"] is { } result) effect = EffectOf(result);
        fields.Remove("result");
        if (rule.Status is { } said && !fields.ContainsKey("status")) fields["status"] = CanonicalScore.Name(said);
        return fields;
    }

    /// <summary>What a document says of its result outweighs what its event says.</summary>
    private static PartEffect EffectOf(string result) => Enum.Parse<ResultState>(result, ignoreCase: true) switch
    {
        ResultState.Provisional => PartEffect.Provisional,
        ResultState.Revoked => PartEffect.Revoke,
        _ => PartEffect.Final,
    };

    private string InterviewId()
    {
        var asked = source.AskedBy?.VendorInterviewId;
        if ((rule.InterviewId ?? (source.AskedBy is null ? rules.InterviewId : null)) is not { } from) return asked ?? throw UnreadablePayload.Missing("the interview's id", found.ProfileLine);

        var line = reading.Line("reading.interviewId");
        var id = Text(from, line);
        if (rules.InterviewIdFormat is { } format)
            id = rules.Ids[format].Apply(id) ?? throw UnreadablePayload.WrongType(JValue.CreateString(""), $"an id of the form {rules.Ids[format].Pattern}", from.ToString(), reading.Line($"reading.ids.{format}"));
        if (asked is not null && asked != id) throw new UnreadablePayload(new("wrong-interview", "The answer is about another interview than the one that was asked for.", from.ToString(), null, line));
        return id;
    }

    private DateTimeOffset? OccurredAt(string interviewId)
    {
        if ((rule.OccurredAt ?? (source.AskedBy is null ? rules.OccurredAt : null)) is not { } at) return source.AskedBy?.OccurredAt;
        if (at.From.Find(new Scope(root, root)) is not { } token) return source.AskedBy?.OccurredAt;

        var path = $"reading.times.{at.Time}";
        var value = token as JValue ?? throw UnreadablePayload.WrongType(token, "a time", at.From.ToString(), reading.Line(path));
        return new FieldReader(new ReadingFacts(root, interviewId, source.ReceivedAt, null), suspicions).Time(value, rules.Times[at.Time], at.From, reading.Line(path), path);
    }

    private FollowUp FollowUp(FollowUpRule followUp)
        => new(followUp.Call, followUp.With.ToDictionary(argument => argument.Key, argument => Text(argument.Value, found.ProfileLine)));

    private string Text(Expression from, string profileLine) => from.Find(new Scope(root, root)) switch
    {
        null or JValue { Value: "" } => throw UnreadablePayload.Missing(from.ToString(), profileLine),
        JValue value => Payload.Text(value),
        var other => throw UnreadablePayload.WrongType(other, "an id", from.ToString(), profileLine),
    };
}
