using System.Collections.Frozen;
using HrHub.Core.Canonical;

namespace HrHub.Core.Vendors.Reading;

/// <summary>One field of a map with the names it refers to looked up.</summary>
internal sealed record CompiledField
{
    public required string[] Path { get; init; }
    public required CanonicalShape Shape { get; init; }
    public required FieldRule Rule { get; init; }

    /// <summary>Where in the profile the field's values are explained.</summary>
    public required string ProfileLine { get; init; }

    public Scale? Scale { get; init; }
    public TimeFormat? Time { get; init; }
    public IdFormat? Id { get; init; }
    public IReadOnlyDictionary<string, string>? Labels { get; init; }
    public CompiledList[] Lists { get; init; } = [];
}

internal sealed record CompiledList(ListRule Rule, CanonicalShape Item, CompiledField[] Fields, MediaRule? Media, string ProfileLine);

internal sealed record CompiledEvent(EventRule Rule, CompiledField[] Fields, KnownPaths Known, string ProfileLine);

/// <summary>A profile's reading section with its names looked up, once per profile. The section was checked before: a name that is missing here is a bug.</summary>
internal sealed class CompiledReading
{
    private readonly ReadingRules rules;
    private readonly string file;

    public CompiledReading(VendorProfile profile)
    {
        Profile = profile;
        rules = profile.Reading;
        file = $"{profile.Name}.json";
        Events = rules.Events.ToFrozenDictionary(pair => pair.Key, pair => Compile(pair.Value, ProfilePath.Member("reading.events", pair.Key), isDelivery: true), StringComparer.Ordinal);
        Details = rules.Details.ToFrozenDictionary(pair => pair.Key, pair => Compile(pair.Value, ProfilePath.Member("reading.details", pair.Key), isDelivery: false), StringComparer.Ordinal);
    }

    public VendorProfile Profile { get; }
    public FrozenDictionary<string, CompiledEvent> Events { get; }
    public FrozenDictionary<string, CompiledEvent> Details { get; }

    public string Line(string path) => $"{file}: {path}";

    private CompiledEvent Compile(EventRule rule, string path, bool isDelivery)
    {
        var known = new KnownPaths();
        foreach (var unread in rules.Unread) KnownPaths.MarkValue(unread, known, known);
        if (isDelivery)
        {
            KnownPaths.MarkValue(rules.Event.From, known, known);
            KnownPaths.MarkValue(rules.InterviewId, known, known);
            KnownPaths.MarkValue(rules.OccurredAt?.From, known, known);
        }

        KnownPaths.MarkValue(rule.InterviewId, known, known);
        KnownPaths.MarkValue(rule.OccurredAt?.From, known, known);
        KnownPaths.MarkValue(rule.Document, known, known);
        foreach (var argument in rule.FollowUps.SelectMany(followUp => followUp.With.Values)) KnownPaths.MarkValue(argument, known, known);

        CompiledField[] fields = [.. rule.Maps.SelectMany(map => Compile(rules.Maps[map], CanonicalShape.Interview, ProfilePath.Member("reading.maps", map)))];
        Mark(fields, known, known);
        return new CompiledEvent(rule, fields, known, Line(path));
    }

    private IEnumerable<CompiledField> Compile(IReadOnlyDictionary<string, FieldRule> map, CanonicalShape holder, string path) => map.Select(pair =>
    {
        var (rule, segments) = (pair.Value, pair.Key.Split('.'));
        var shape = holder.Find(segments)!;
        return new CompiledField
        {
            Path = segments,
            Shape = shape,
            Rule = rule,
            ProfileLine = Line(rule switch
            {
                { Scale: { } scale } => ProfilePath.Member("reading.scales", scale),
                { Time: { } time } => ProfilePath.Member("reading.times", time),
                { Labels: { } labels } => ProfilePath.Member("reading.labels", labels),
                { Id: { } id } => ProfilePath.Member("reading.ids", id),
                _ => ProfilePath.Member(path, pair.Key),
            }),
            Scale = rule.Scale is null ? null : rules.Scales[rule.Scale],
            Time = rule.Time is null ? null : rules.Times[rule.Time],
            Id = rule.Id is null ? null : rules.Ids[rule.Id],
            Labels = rule.Labels is null ? null : rules.Labels[rule.Labels],
            Lists = [.. (rule.Lists ?? []).Select((list, index) => Compile(list, shape.Item!, $"{ProfilePath.Member(path, pair.Key)}.lists[{index}]"))],
        };
    });

    private CompiledList Compile(ListRule list, CanonicalShape item, string path)
        => new(list, item, [.. Compile(list.Item, item, $"{path}.item")], list.Media is null ? null : rules.Media[list.Media], Line(path));

    private static void Mark(IEnumerable<CompiledField> fields, KnownPaths item, KnownPaths root)
    {
        foreach (var field in fields)
        {
            KnownPaths.MarkValue(field.Rule.From, item, root);
            KnownPaths.MarkValue(field.Rule.Max, item, root);
            KnownPaths.MarkValue(field.Rule.Name?.First, item, root);
            KnownPaths.MarkValue(field.Rule.Name?.Last, item, root);
            foreach (var list in field.Lists)
            {
                foreach (var source in KnownPaths.Reach(list.Rule.Each, [item], root))
                {
                    // An object is one item; what it is will only be seen in the payload.
                    KnownPaths[] items = list.Rule.Keyed ? [source.Below(KnownPaths.Members)] : [source, source.Below(KnownPaths.Elements)];
                    foreach (var one in items)
                    {
                        KnownPaths.MarkValue(list.Rule.When, one, root);
                        Mark(list.Fields, one, root);
                    }
                }
            }
        }
    }
}
