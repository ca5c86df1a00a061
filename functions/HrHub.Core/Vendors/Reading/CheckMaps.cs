using HrHub.Core.Canonical;

namespace HrHub.Core.Vendors.Reading;

/// <summary>Finds what is wrong with the maps of a reading section, field by field, against the canonical record.</summary>
internal sealed class CheckMaps(ReadingRules rules)
{
    /// <summary>These follow from the delivery or from the event's effect.</summary>
    private static readonly HashSet<string> NotMapped = ["vendor", "vendorInterviewId", "result"];

    public IEnumerable<ProfileError> Map(IReadOnlyDictionary<string, FieldRule> map, string path)
        => map.SelectMany(pair => NotMapped.Contains(pair.Key)
            ? [new ProfileError(ProfilePath.Member(path, pair.Key), "is not mapped: it follows from the delivery and the event's effect")]
            : Field(pair.Value, CanonicalShape.Interview, pair.Key, ProfilePath.Member(path, pair.Key)));

    private IEnumerable<ProfileError> Field(FieldRule rule, CanonicalShape holder, string field, string path)
    {
        if (holder.Find(field.Split('.')) is not { } shape) return [new ProfileError(path, $"the canonical record has no field \"{field}\"")];
        if (shape.SetByHub) return [new ProfileError(path, "only the hub sets this field")];
        var sources = new object?[] { rule.From, rule.Value, rule.Name, rule.Lists }.Count(source => source is not null);
        if (sources != 1) return [new ProfileError(path, "needs exactly one of from, value, name, lists")];

        return
        [
            .. Fits(rule, shape, path),
            .. CheckReading.Name(rule.Scale, rules.Scales, $"{path}.scale", "scales"),
            .. CheckReading.Name(rule.Time, rules.Times, $"{path}.time", "times"),
            .. CheckReading.Name(rule.Id, rules.Ids, $"{path}.id", "ids"),
            .. CheckReading.Name(rule.Labels, rules.Labels, $"{path}.labels", "labels"),
            .. Choices(rule, shape, path),
            .. (rule.Lists ?? []).SelectMany((list, index) => List(list, shape, $"{path}.lists[{index}]")),
        ];
    }

    private static IEnumerable<ProfileError> Fits(FieldRule rule, CanonicalShape shape, string path)
    {
        var kind = shape.Kind;
        var ofItems = kind == CanonicalKind.List && shape.Item!.Kind == CanonicalKind.Group;
        if (kind is CanonicalKind.Group or CanonicalKind.Dictionary) yield return new(path, "is a group of fields: map its members");
        if (ofItems != (rule.Lists is not null)) yield return new(path, ofItems ? "is a list: say lists" : "is no list of items");
        if (rule.Value is not null && kind is not (CanonicalKind.Text or CanonicalKind.Choice)) yield return new(path, "only texts and enumerations can be constants");
        if (rule.Name is not null && kind != CanonicalKind.Text) yield return new(path, "only a text can be joined from the parts of a name");
        if ((kind == CanonicalKind.Score) != (rule.Scale is not null)) yield return new(path, kind == CanonicalKind.Score ? "is a score: say its scale" : "is no score and has no scale");
        if (rule.Max is not null && rule.Scale is null) yield return new($"{path}.max", "only a score has a maximum");
        if ((kind == CanonicalKind.Time) != (rule.Time is not null)) yield return new(path, kind == CanonicalKind.Time ? "is a time: say its format" : "is no time");
        if (rule.Id is not null && kind != CanonicalKind.Text) yield return new($"{path}.id", "only a text can be an id");
        if (rule.Unit != DurationUnit.Seconds && kind != CanonicalKind.Number) yield return new($"{path}.unit", "only a duration or an offset has a unit");
        if (rule.Labels is not null && kind != CanonicalKind.Choice) yield return new($"{path}.labels", "is no enumeration");
        if (kind == CanonicalKind.Choice && rule.Labels is null && rule.Value is null) yield return new(path, "is an enumeration: say its label table");
    }

    private IEnumerable<ProfileError> Choices(FieldRule rule, CanonicalShape shape, string path)
    {
        if (shape.Kind != CanonicalKind.Choice) yield break;
        var words = rule.Labels is { } table && rules.Labels.TryGetValue(table, out var labels) ? labels.Values : rule.Value is { } value ? [value] : [];
        foreach (var word in words.Where(word => !shape.Choices.Contains(word)).Distinct()) yield return new(path, $"\"{word}\" is none of {string.Join(", ", shape.Choices.Order())}");
    }

    private List<ProfileError> List(ListRule list, CanonicalShape shape, string path)
    {
        if (shape.Item is not { Kind: CanonicalKind.Group } item) return [];
        var errors = list.Item.SelectMany(pair => Field(pair.Value, item, pair.Key, ProfilePath.Member($"{path}.item", pair.Key))).ToList();
        if (item.MediaMember != (list.Media is not null)) errors.Add(new(path, item.MediaMember ? "is a list of media: say the media rule" : "is no list of media"));
        errors.AddRange(CheckReading.Name(list.Media, rules.Media, $"{path}.media", "media"));
        if (item.MediaMember && list.Item.ContainsKey("kind")) errors.Add(new(path, "the media rule says the kind"));

        var derived = new HashSet<string> { item.MediaMember ? "kind" : "code" };
        errors.AddRange(item.Members.Where(member => member.Value.Required && !derived.Contains(member.Key) && !list.Item.ContainsKey(member.Key)).Select(member => new ProfileError($"{path}.item", $"lacks \"{member.Key}\"")));
        return errors;
    }
}
