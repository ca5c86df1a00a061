using System.Text.Json;
using System.Text.RegularExpressions;

namespace HrHub.Core.Retention;

/// <summary>Reads policies from the settings, and says everything that is wrong with them.</summary>
public static partial class ReadPolicies
{
    /// <returns>The policies, and the faults: one sentence each, none for a good set.</returns>
    public static (IReadOnlyList<RetentionPolicy> Policies, IReadOnlyList<string> Faults) From(RetentionOptions options)
    {
        var faults = new List<string>();
        if (PolicyZone.Find(options.TimeZone) is null)
            faults.Add($"Retention:TimeZone: this machine does not know the zone '{options.TimeZone}'. Install its time zone data, or set a fixed offset such as +08:00.");
        if (!Place().IsMatch(options.DefaultJurisdiction))
            faults.Add($"Retention:DefaultJurisdiction: '{options.DefaultJurisdiction}' is no jurisdiction such as CN, EU or US-IL.");
        var policies = options.Policies.Select((setting, number) => Read(setting, $"Retention:Policies:{number}", faults)).ToList();
        if (faults.Count == 0) faults.AddRange(PolicyContradictions.In(policies));
        return (policies, faults);
    }

    /// <summary>How a class, a kind or an event is written in the settings and shown to people.</summary>
    public static string TextOf<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static RetentionPolicy Read(RetentionPolicySetting setting, string place, List<string> faults)
    {
        if (!Code().IsMatch(setting.Basis)) faults.Add($"{place}:Basis: '{setting.Basis}' is no code of 1 to 64 letters, digits, dots, dashes and underscores.");
        var words = setting.Classes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) faults.Add($"{place}:Classes: names no class of data. Known: {Known<DataClass>()}.");
        var keep = KeepPeriod.Parse(setting.Keep);
        if (keep is null) faults.Add($"{place}:Keep: '{setting.Keep}' is no period such as P3Y, P6M or P30D of at most a hundred years.");
        if (setting.Jurisdiction.Length > 0 && !Place().IsMatch(setting.Jurisdiction)) faults.Add($"{place}:Jurisdiction: '{setting.Jurisdiction}' is no jurisdiction such as CN, EU or US-IL.");
        return new()
        {
            Basis = setting.Basis,
            Kind = Word<PolicyKind>(setting.Kind, $"{place}:Kind", faults),
            Classes = [.. words.Select(word => Word<DataClass>(word, $"{place}:Classes", faults)).Distinct().Order()],
            From = Word<StartEvent>(setting.From, $"{place}:From", faults),
            Keep = keep ?? default,
            Jurisdiction = setting.Jurisdiction.Length > 0 ? setting.Jurisdiction.ToUpperInvariant() : null,
            PositionFamily = setting.PositionFamily.Length > 0 ? setting.PositionFamily : null,
            Hired = YesOrNo(setting.Hired, $"{place}:Hired", faults),
            YieldsToKeeping = YesOrNo(setting.YieldsToKeeping, $"{place}:YieldsToKeeping", faults) ?? false,
        };
    }

    private static T Word<T>(string word, string place, List<string> faults) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (TextOf(value) == word) return value;
        faults.Add($"{place}: '{word}' is not known. Known: {Known<T>()}.");
        return default;
    }

    private static bool? YesOrNo(string word, string place, List<string> faults)
    {
        if (word.Length == 0) return null;
        if (bool.TryParse(word, out var yes)) return yes;
        faults.Add($"{place}: '{word}' is neither true nor false.");
        return null;
    }

    private static string Known<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(TextOf));

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"\A[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\z")]
    private static partial Regex Place();
}
