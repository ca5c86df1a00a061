namespace HrHub.Core.Vendors.Reading;

/// <summary>Finds everything that is wrong with a reading section: unknown names, fields that do not exist, rules that say too little or too much.</summary>
internal sealed class CheckReading(ReadingRules rules, IReadOnlySet<string>? calls)
{
    private readonly CheckMaps maps = new(rules);

    public IEnumerable<ProfileError> Errors() =>
    [
        .. EventSource(),
        .. rules.Events.SelectMany(pair => Event(pair.Value, ProfilePath.Member("reading.events", pair.Key), isDelivery: true)),
        .. rules.Details.SelectMany(pair => Event(pair.Value, ProfilePath.Member("reading.details", pair.Key), isDelivery: false)),
        .. rules.Details.Keys.SelectMany(call => Call(call, ProfilePath.Member("reading.details", call))),
        .. Time(rules.OccurredAt, "reading.occurredAt"),
        .. Name(rules.InterviewIdFormat, rules.Ids, "reading.interviewIdFormat", "ids"),
        .. rules.Maps.SelectMany(pair => maps.Map(pair.Value, ProfilePath.Member("reading.maps", pair.Key))),
        .. rules.Scales.SelectMany(pair => pair.Value.Check(ProfilePath.Member("reading.scales", pair.Key))),
        .. rules.Times.SelectMany(pair => pair.Value.Check(ProfilePath.Member("reading.times", pair.Key))),
        .. rules.Ids.SelectMany(pair => pair.Value.Check(ProfilePath.Member("reading.ids", pair.Key))),
        .. rules.Media.SelectMany(pair => Media(pair.Value, ProfilePath.Member("reading.media", pair.Key))),
    ];

    /// <returns>An error when the name is not in the table.</returns>
    internal static IEnumerable<ProfileError> Name<T>(string? name, IReadOnlyDictionary<string, T> table, string path, string tableName)
    {
        if (name is not null && !table.ContainsKey(name)) yield return new(path, $"\"{name}\" is not under reading.{tableName}: {(table.Count == 0 ? "it is empty" : string.Join(", ", table.Keys))}");
    }

    private IEnumerable<ProfileError> EventSource()
    {
        if (rules.Events.Count == 0) yield break;
        if (rules.Event.From is not null && rules.Event.FromUrl) yield return new("reading.event", "the event comes from the body or from the URL, not from both");
        if (rules.Event is { From: null, FromUrl: false, Default: null }) yield return new("reading.event", "says neither from, fromUrl nor default");
        if (rules.Event.Default is { } name && !rules.Events.ContainsKey(name)) yield return new("reading.event.default", $"\"{name}\" is not under reading.events");
    }

    private IEnumerable<ProfileError> Event(EventRule rule, string path, bool isDelivery)
    {
        if (rule.Ignore is not null)
        {
            if (rule.Ignore.Length == 0) yield return new($"{path}.ignore", "says no reason");
            if (rule.Maps.Count > 0 || rule.Document is not null || rule.FollowUps.Count > 0) yield return new(path, "is ignored and yet says what to read");
            yield break;
        }

        if (isDelivery && rule.InterviewId is null && rules.InterviewId is null) yield return new(path, "neither the event nor the section says where the interview's id is");
        if (rule.Document is not null && rule.Maps.Count > 0) yield return new(path, "has a document and maps; it is one or the other");
        foreach (var map in rule.Maps)
        {
            foreach (var error in Name(map, rules.Maps, $"{path}.maps", "maps")) yield return error;
        }

        foreach (var error in Time(rule.OccurredAt, $"{path}.occurredAt")) yield return error;
        for (var index = 0; index < rule.FollowUps.Count; index++)
        {
            var (followUp, at) = (rule.FollowUps[index], $"{path}.followUps[{index}].call");
            foreach (var error in Call(followUp.Call, at)) yield return error;
            if (!rules.Details.ContainsKey(followUp.Call)) yield return new(at, $"reading.details does not say how to read the answer of \"{followUp.Call}\"");
        }
    }

    private IEnumerable<ProfileError> Time(TimeSource? source, string path) => Name(source?.Time, rules.Times, $"{path}.time", "times");

    private IEnumerable<ProfileError> Call(string call, string path)
    {
        if (calls is not null && !calls.Contains(call)) yield return new(path, $"\"{call}\" is not under api.calls: {(calls.Count == 0 ? "there are none" : string.Join(", ", calls))}");
    }

    private static IEnumerable<ProfileError> Media(MediaRule rule, string path)
    {
        if (rule.Lifetime <= TimeSpan.Zero) yield return new($"{path}.lifetime", "must be longer than nothing");
        foreach (var host in rule.Hosts.Where(host => Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) == UriHostNameType.Unknown))
            yield return new($"{path}.hosts", $"\"{host}\" is neither a host name nor *.name");
    }
}
