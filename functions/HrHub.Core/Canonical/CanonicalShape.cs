using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace HrHub.Core.Canonical;

/// <summary>What kind of value a member of the canonical record holds.</summary>
public enum CanonicalKind { Text, Number, Whole, Time, Choice, Score, Group, Dictionary, List }

/// <summary>
/// The canonical record as data: which members it has and what each holds, taken from the C# records, so that profiles are checked
/// against and parts are merged by the very types that are stored.
/// </summary>
public sealed class CanonicalShape
{
    /// <summary>A dimension has children, a child has none.</summary>
    private const int DeepestDimension = 2;

    private CanonicalShape(CanonicalKind kind) => Kind = kind;

    public static CanonicalShape Interview { get; } = Of(typeof(Interview), 0);

    public CanonicalKind Kind { get; }
    public bool SetByHub { get; private init; }
    public bool Required { get; private init; }
    public FrozenDictionary<string, CanonicalShape> Members { get; private init; } = FrozenDictionary<string, CanonicalShape>.Empty;

    /// <summary>JSON names of an enumeration.</summary>
    public FrozenSet<string> Choices { get; private init; } = FrozenSet<string>.Empty;

    /// <summary>Shape of a list's elements.</summary>
    public CanonicalShape? Item { get; private init; }

    /// <summary>True for a list of items that carry an id and are merged one by one.</summary>
    public bool MergedById => Item?.MediaMember is true;

    /// <summary>True for a media item.</summary>
    public bool MediaMember => Members.ContainsKey("mediaId");

    /// <summary>Finds a member by its dotted path, for example <c>candidate.externalIds.ats</c>.</summary>
    public CanonicalShape? Find(IEnumerable<string> path)
    {
        var shape = this;
        foreach (var name in path)
        {
            if (shape.Kind == CanonicalKind.Dictionary) shape = shape.Item!;
            else if (!shape.Members.TryGetValue(name, out shape!)) return null;
        }

        return shape;
    }

    private static CanonicalShape Of(Type type, int dimensionDepth, bool required = false, bool setByHub = false)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return new(KindOf(type))
        {
            Required = required,
            SetByHub = setByHub,
            Members = KindOf(type) is CanonicalKind.Group or CanonicalKind.Score ? MembersOf(type, dimensionDepth) : FrozenDictionary<string, CanonicalShape>.Empty,
            Choices = type.IsEnum ? Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).ToFrozenSet() : FrozenSet<string>.Empty,
            Item = KindOf(type) is CanonicalKind.List or CanonicalKind.Dictionary ? Of(type.GetGenericArguments()[^1], dimensionDepth) : null,
        };
    }

    private static FrozenDictionary<string, CanonicalShape> MembersOf(Type type, int dimensionDepth)
    {
        if (type == typeof(Dimension)) dimensionDepth++;
        return CanonicalJson.Options.GetTypeInfo(type).Properties
            .Where(property => !(type == typeof(Dimension) && dimensionDepth == DeepestDimension && property.PropertyType == typeof(IReadOnlyList<Dimension>)))
            .ToFrozenDictionary(property => property.Name, property => Of(property.PropertyType, dimensionDepth, property.IsRequired, IsSetByHub(property)));
    }

    private static bool IsSetByHub(JsonPropertyInfo property) => property.AttributeProvider?.IsDefined(typeof(SetByHubAttribute), inherit: false) is true;

    private static CanonicalKind KindOf(Type type) => type switch
    {
        _ when type == typeof(string) => CanonicalKind.Text,
        _ when type == typeof(double) => CanonicalKind.Number,
        _ when type == typeof(int) || type == typeof(long) => CanonicalKind.Whole,
        _ when type == typeof(DateTimeOffset) => CanonicalKind.Time,
        _ when type == typeof(bool) || type.IsEnum => CanonicalKind.Choice,
        _ when type == typeof(Score) => CanonicalKind.Score,
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) => CanonicalKind.Dictionary,
        { IsGenericType: true } => CanonicalKind.List,
        _ => CanonicalKind.Group,
    };
}
