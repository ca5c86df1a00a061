using System.Globalization;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Reading;

/// <summary>Facts about the delivery that fields may depend on.</summary>
internal sealed record ReadingFacts(JToken Root, string InterviewId, DateTimeOffset ReceivedAt, DateTimeOffset? OccurredAt);

/// <summary>Reads the fields of one payload by a profile's maps.</summary>
/// <exception cref="UnreadablePayload">From every method: something that must not be guessed.</exception>
internal sealed class FieldReader(ReadingFacts facts, List<Suspicion> suspicions)
{
    private readonly MediaReader media = new(facts);

    public void Fill(JsonObject holder, CompiledField[] fields, in Scope scope)
    {
        foreach (var field in fields)
        {
            if (Read(field, scope) is not { } value) continue;
            var place = holder;
            foreach (var name in field.Path[..^1])
            {
                if (place[name] is not JsonObject inner) place[name] = inner = new JsonObject();
                place = inner;
            }

            place[field.Path[^1]] = value;
        }
    }

    private JsonNode? Read(CompiledField field, in Scope scope)
    {
        var rule = field.Rule;
        if (rule.Value is not null) return rule.Value;
        if (rule.Name is not null) return PersonName.Join(Text(rule.Name.First, scope, field), Text(rule.Name.Last, scope, field));
        if (field.Lists.Length > 0) return List(field, scope);
        if (rule.From!.Find(scope) is not { } token) return null;
        if (field.Shape.Kind == CanonicalKind.List) return TextList(token, field);

        var value = token as JValue ?? throw UnreadablePayload.WrongType(token, "a single value", PathOf(token, rule.From), field.ProfileLine);
        if (value.Value is "") return null;
        return field.Shape.Kind switch
        {
            CanonicalKind.Text => Id(value, field),
            CanonicalKind.Number => Number(value, field) / (rule.Unit switch { DurationUnit.Milliseconds => 1000, DurationUnit.Minutes => 1 / 60.0, _ => 1 }),
            CanonicalKind.Whole => (long)Number(value, field),
            CanonicalKind.Time => Time(value, field.Time!, rule.From, field.ProfileLine, $"reading.times.{rule.Time}") is { } time ? CanonicalTime.Write(time) : null,
            CanonicalKind.Choice => Label(value, field),
            _ => Score(value, field, scope),
        };
    }

    /// <summary>A time, or null with a suspicion noted where the vendor does not say what its number counts.</summary>
    public DateTimeOffset? Time(JValue value, TimeFormat format, Expression from, string profileLine, string formatPath)
    {
        var reading = format.Read(value);
        // Once for the format, not for every value: it says something about the vendor, not about this record.
        if (reading.Suspicion is not null) suspicions.Add(new Suspicion(reading.Suspicion, formatPath));
        else if (reading.Value is null) throw UnreadablePayload.WrongType(value, $"a time as {format.Format}", PathOf(value, from), profileLine);
        return reading.Value;
    }

    private JsonNode Id(JValue value, CompiledField field)
    {
        var text = Payload.Text(value);
        if (field.Id is null) return text;
        return field.Id.Apply(text) ?? throw UnreadablePayload.WrongType(value, $"an id of the form {field.Id.Pattern}", PathOf(value, field.Rule.From!), field.ProfileLine);
    }

    private double Number(JValue value, CompiledField field)
        => double.TryParse(Payload.Text(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw UnreadablePayload.WrongType(value, "a number", PathOf(value, field.Rule.From!), field.ProfileLine);

    private JsonNode Label(JValue value, CompiledField field)
    {
        var label = Payload.Text(value);
        return field.Labels!.TryGetValue(label, out var known) ? known : throw UnreadablePayload.UnknownLabel(PathOf(value, field.Rule.From!), label, field.ProfileLine);
    }

    private JsonObject Score(JValue value, CompiledField field, in Scope scope)
    {
        var path = PathOf(value, field.Rule.From!);
        var maximum = field.Rule.Max?.Find(scope);
        var reading = field.Scale!.Read(value, Payload.Number(maximum));
        if (reading.UnknownLabel) throw UnreadablePayload.UnknownLabel(path, Payload.Text(value), field.ProfileLine);
        if (reading.Score is not { } score) throw UnreadablePayload.WrongType(value, $"a score of kind {field.Scale.Kind}", path, field.ProfileLine);
        if (reading.Suspicion is not null) suspicions.Add(new Suspicion(reading.Suspicion, path, score.Original));
        return CanonicalScore.Write(score);
    }

    private string? Text(Expression from, in Scope scope, CompiledField field) => from.Find(scope) switch
    {
        null or JValue { Value: "" } => null,
        JValue { Type: JTokenType.String } value => Payload.Text(value),
        var other => throw UnreadablePayload.WrongType(other, "a text", PathOf(other, from), field.ProfileLine),
    };

    private JsonArray TextList(JToken token, CompiledField field)
    {
        var texts = new JsonArray();
        foreach (var one in token is JArray array ? array : Enumerable.Repeat(token, 1))
        {
            if (one is not JValue value) throw UnreadablePayload.WrongType(one, "a text", PathOf(one, field.Rule.From!), field.ProfileLine);
            if (value.Value is not (null or "")) texts.Add(Payload.Text(value));
        }

        return texts;
    }

    /// <returns>Null when no source of the list is there: an empty list would say that there is nothing.</returns>
    private JsonArray? List(CompiledField field, in Scope scope)
    {
        JsonArray? items = null;
        foreach (var list in field.Lists)
        {
            if (list.Rule.Each.Find(scope) is not { } source) continue;
            // A list that is there and empty says that there is nothing; an object that does not hold the item says nothing.
            if (source is JArray || list.Rule.Keyed) items ??= [];
            foreach (var item in Items(source, list))
            {
                var inner = new Scope(item.Value, scope.Root, item.Key ?? scope.Key);
                if (item.Value.Type == JTokenType.Null || (list.Rule.When is not null && !Expression.IsTruthy(list.Rule.When.Find(inner)))) continue;
                if (Item(list, inner) is { } read) (items ??= []).Add(read);
            }
        }

        if (items is not null && field.Shape.Item!.Members.ContainsKey("code")) DimensionCode.NoteRepeats(items, string.Join('.', field.Path), suspicions);
        return items is { Count: 0 } && field.Shape.MergedById ? null : items;
    }

    private static IEnumerable<(string? Key, JToken Value)> Items(JToken source, CompiledList list) => source switch
    {
        JObject map when list.Rule.Keyed => map.Properties().Select(property => ((string?)property.Name, property.Value)),
        JArray array when !list.Rule.Keyed => array.Select(element => ((string?)null, element)),
        JObject single => [(null, single)],
        _ => throw UnreadablePayload.WrongType(source, list.Rule.Keyed ? "an object of items by name" : "a list", source.Path, list.ProfileLine),
    };

    private JsonObject? Item(CompiledList list, in Scope scope)
    {
        var item = new JsonObject();
        Fill(item, list.Fields, scope);
        if (list.Item.MediaMember && !media.Complete(item, list)) return null;
        if (list.Item.Members.ContainsKey("code")) DimensionCode.Complete(item);
        foreach (var (name, member) in list.Item.Members)
        {
            if (member.Required && !item.ContainsKey(name)) throw UnreadablePayload.Missing($"{scope.Node.Path}: {name}", list.ProfileLine);
        }

        return item;
    }

    private string PathOf(JToken token, Expression expression) => ReferenceEquals(token.Root, facts.Root) && token.Path.Length > 0 ? token.Path : expression.ToString();
}
