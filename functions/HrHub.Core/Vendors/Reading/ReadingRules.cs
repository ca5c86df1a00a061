namespace HrHub.Core.Vendors.Reading;

/// <summary>
/// What a payload means for the canonical record. Values are found by <see cref="Expression"/>s; what is missing or null in a payload is "not said",
/// what is there and not understood parks the delivery.
/// </summary>
public sealed record ReadingRules
{
    /// <summary>Where the name of the event comes from.</summary>
    public EventSource Event { get; init; } = new();

    /// <summary>The vendor's id of the interview. An event may say where its own is.</summary>
    public Expression? InterviewId { get; init; }

    /// <summary>Format of <see cref="InterviewId"/>, a name under <see cref="Ids"/>.</summary>
    public string? InterviewIdFormat { get; init; }

    /// <summary>When the event happened, by the vendor's clock. An event may say where its own is.</summary>
    public TimeSource? OccurredAt { get; init; }

    /// <summary>Every documented event by name. An event that is not here parks its delivery.</summary>
    public IReadOnlyDictionary<string, EventRule> Events { get; init; } = new Dictionary<string, EventRule>();

    /// <summary>How answers of the vendor's API are read, by the name of the call under <c>api.calls</c>.</summary>
    public IReadOnlyDictionary<string, EventRule> Details { get; init; } = new Dictionary<string, EventRule>();

    /// <summary>Named groups of fields: a dotted path in the canonical record, and where its value comes from.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, FieldRule>> Maps { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, FieldRule>>();

    public IReadOnlyDictionary<string, Scale> Scales { get; init; } = new Dictionary<string, Scale>();
    public IReadOnlyDictionary<string, TimeFormat> Times { get; init; } = new Dictionary<string, TimeFormat>();
    public IReadOnlyDictionary<string, IdFormat> Ids { get; init; } = new Dictionary<string, IdFormat>();

    /// <summary>Tables from a vendor's word to ours, for enumerations.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Labels { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    public IReadOnlyDictionary<string, MediaRule> Media { get; init; } = new Dictionary<string, MediaRule>();

    /// <summary>Payload fields that are left out on purpose, with everything below them; all others that no line reads are listed as unmapped.</summary>
    public IReadOnlyList<Expression> Unread { get; init; } = [];

    /// <param name="calls">Names under <c>api.calls</c>; null leaves references to calls unchecked.</param>
    /// <returns>What is wrong with the section, all at once.</returns>
    public IEnumerable<ProfileError> Check(IReadOnlySet<string>? calls = null) => new CheckReading(this, calls).Errors();
}

/// <summary>Where the name of the event comes from: the body (any path, a status field included), the URL, or always the same.</summary>
public sealed record EventSource
{
    public Expression? From { get; init; }

    /// <summary>The last part of the webhook's address names the event.</summary>
    public bool FromUrl { get; init; }

    /// <summary>What an absent name means; without it a delivery that names no event is parked.</summary>
    public string? Default { get; init; }
}

/// <summary>A time in the payload.</summary>
public sealed record TimeSource
{
    public required Expression From { get; init; }

    /// <summary>A name under <c>reading.times</c>.</summary>
    public required string Time { get; init; }
}
