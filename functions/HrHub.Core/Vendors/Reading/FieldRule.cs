namespace HrHub.Core.Vendors.Reading;

public enum DurationUnit { Milliseconds, Seconds, Minutes }

/// <summary>Where one canonical field comes from: one of <see cref="From"/>, <see cref="Value"/>, <see cref="Name"/>, <see cref="Lists"/>.</summary>
public sealed record FieldRule
{
    public Expression? From { get; init; }

    /// <summary>A constant, for what the vendor does not say but means.</summary>
    public string? Value { get; init; }

    public NameRule? Name { get; init; }

    /// <summary>Sources of a list; their items are joined.</summary>
    public IReadOnlyList<ListRule>? Lists { get; init; }

    /// <summary>For a score: a name under <c>reading.scales</c>.</summary>
    public string? Scale { get; init; }

    /// <summary>For a score whose maximum is another field.</summary>
    public Expression? Max { get; init; }

    /// <summary>For a time: a name under <c>reading.times</c>.</summary>
    public string? Time { get; init; }

    /// <summary>For an id: a name under <c>reading.ids</c>.</summary>
    public string? Id { get; init; }

    /// <summary>For an enumeration: a name under <c>reading.labels</c>.</summary>
    public string? Labels { get; init; }

    /// <summary>For a duration or an offset: what it is counted in. Default seconds.</summary>
    public DurationUnit Unit { get; init; } = DurationUnit.Seconds;
}

/// <summary>One source of a list.</summary>
public sealed record ListRule
{
    /// <summary>An array gives its elements; an object is one item, or one per member where <see cref="Keyed"/>; nothing gives none.</summary>
    public required Expression Each { get; init; }

    /// <summary>For a map keyed by name: each value is an item, and <c>$key</c> its name.</summary>
    public bool Keyed { get; init; }

    /// <summary>Only items for which this finds something (neither null, false nor empty).</summary>
    public Expression? When { get; init; }

    /// <summary>For media: a name under <c>reading.media</c>. Items without a link are left out.</summary>
    public string? Media { get; init; }

    /// <summary>Members of an item; expressions are relative to it.</summary>
    public required IReadOnlyDictionary<string, FieldRule> Item { get; init; }
}

/// <summary>
/// A name in parts, each of which may be missing. "First Last" with a blank; where every part is written in Chinese characters,
/// family name first and no blank.
/// </summary>
public sealed record NameRule
{
    public required Expression First { get; init; }
    public required Expression Last { get; init; }
}
