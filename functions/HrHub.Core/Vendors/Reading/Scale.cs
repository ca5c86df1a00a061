using System.Globalization;
using HrHub.Core.Canonical;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Reading;

/// <summary>What came of reading one score: a score, perhaps with a suspicion; or a label that the scale does not know; or a value of a type it does not take.</summary>
internal readonly record struct ScaleReading(Score? Score, string? Suspicion = null, bool UnknownLabel = false);

/// <summary>How a vendor's score is to be understood.</summary>
public sealed record Scale
{
    public const string OutOfRange = "score-out-of-range";
    public const string ZeroOfZero = "zero-of-zero";
    public const string NoMaximum = "no-maximum";

    public required ScoreKind Kind { get; init; }

    /// <summary>Numeric, percentile: 0 where not given. Label: of the numbers in <see cref="Labels"/>.</summary>
    public double? Min { get; init; }

    /// <summary>Numeric: may come from another field instead (<see cref="FieldRule.Max"/>). Percentile: 100 where not given. Label: of the numbers in <see cref="Labels"/>.</summary>
    public double? Max { get; init; }

    /// <summary>Numbers may come as strings.</summary>
    public bool Strings { get; init; }

    /// <summary>Numbers may come as strings with a percent sign.</summary>
    public bool Percent { get; init; }

    /// <summary>Ordinal: one list of labels, lowest first, or several where a vendor uses one or the other; the first that has the label counts.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Levels { get; init; } = [];

    /// <summary>Label: the number each stands for; empty: any text, kept and not compared. Boolean: 0 or 1 for each word, besides JSON's true and false.</summary>
    public IReadOnlyDictionary<string, double> Labels { get; init; } = new Dictionary<string, double>();

    public bool IgnoreCase { get; init; }

    /// <summary>What is assumed where the vendor documents nothing.</summary>
    public string? Note { get; init; }

    private StringComparison Comparison => IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <param name="value">The vendor's value.</param>
    /// <param name="maximum">From another field, where there is one.</param>
    internal ScaleReading Read(JValue value, double? maximum) => Kind switch
    {
        ScoreKind.Numeric => Measured(value, Min ?? 0, maximum ?? Max),
        ScoreKind.Percentile => Measured(value, Min ?? 0, maximum ?? Max ?? 100),
        ScoreKind.Ordinal => Ordinal(value),
        ScoreKind.Boolean => Boolean(value),
        _ => Labelled(value),
    };

    private ScaleReading Measured(JValue value, double min, double? max)
    {
        if (NumberIn(value) is not { } number) return default;
        var score = new Score { Kind = Kind, Value = number, Min = min, Max = max, Original = Payload.Text(value) };
        if (max is null) return new(score, NoMaximum);
        if (max <= min) return new(score, number == min && max == min ? ZeroOfZero : OutOfRange);
        if (number < min || number > max) return new(score, OutOfRange);
        return new(score with { Scaled = ScaledScore.Of(number, min, max.Value) });
    }

    private double? NumberIn(JValue value)
    {
        if (value.Type != JTokenType.String) return Payload.Number(value);
        var text = Payload.Text(value).Trim();
        if (Percent && text.EndsWith('%')) text = text[..^1].TrimEnd();
        else if (!Strings) return null;
        return double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private ScaleReading Ordinal(JValue value)
    {
        if (value.Type != JTokenType.String) return default;
        var label = Payload.Text(value);
        foreach (var levels in Levels)
        {
            for (var level = 0; level < levels.Count; level++)
            {
                if (!levels[level].Equals(label, Comparison)) continue;
                return new(new Score { Kind = Kind, Value = level, Min = 0, Max = levels.Count - 1, Original = label, Scaled = ScaledScore.Of(level, 0, levels.Count - 1) });
            }
        }

        return new(null, UnknownLabel: true);
    }

    private ScaleReading Boolean(JValue value)
    {
        var original = Payload.Text(value);
        if (value.Value is bool flag) return Of(flag ? 1 : 0);
        return Find(original) is { } word ? Of(word) : new(null, UnknownLabel: true);

        ScaleReading Of(double number) => new(new Score { Kind = Kind, Value = number, Min = 0, Max = 1, Original = original, Scaled = ScaledScore.Of(number, 0, 1) });
    }

    private ScaleReading Labelled(JValue value)
    {
        var label = Payload.Text(value);
        if (Labels.Count == 0) return new(new Score { Kind = Kind, Original = label });
        if (Find(label) is not { } number) return new(null, UnknownLabel: true);
        var (min, max) = (Min ?? Labels.Values.Min(), Max ?? Labels.Values.Max());
        return new(new Score { Kind = Kind, Value = number, Min = min, Max = max, Original = label, Scaled = max > min ? ScaledScore.Of(number, min, max) : null });
    }

    private double? Find(string label)
    {
        foreach (var (known, number) in Labels)
        {
            if (known.Equals(label, Comparison)) return number;
        }

        return null;
    }


    internal IEnumerable<ProfileError> Check(string path)
    {
        if (Kind == ScoreKind.Ordinal && (Levels.Count == 0 || Levels.Any(levels => levels.Count < 2))) yield return new($"{path}.levels", "an ordinal scale has lists of two labels or more, lowest first");
        if (Kind != ScoreKind.Ordinal && Levels.Count > 0) yield return new($"{path}.levels", $"a scale of kind {Kind} has no levels");
        if (Kind is not (ScoreKind.Label or ScoreKind.Boolean) && Labels.Count > 0) yield return new($"{path}.labels", $"a scale of kind {Kind} has no labels");
        if (Kind == ScoreKind.Boolean && Labels.Values.Any(number => number is not (0 or 1))) yield return new($"{path}.labels", "a boolean label stands for 0 or 1");
        if (Min >= Max) yield return new($"{path}.max", $"{Max} is not above min {Min}");
        foreach (var levels in Levels)
        {
            if (levels.Distinct(StringComparer.FromComparison(Comparison)).Count() < levels.Count) yield return new($"{path}.levels", "a label is twice in one list");
        }

        foreach (var label in Levels.SelectMany(levels => levels).Distinct().Where(label => Levels.Select(levels => PlaceIn(levels, label)).Where(place => place >= 0).Distinct().Count() > 1))
            yield return new($"{path}.levels", $"\"{label}\" means different things in two lists");
    }

    private double PlaceIn(IReadOnlyList<string> levels, string label)
    {
        for (var level = 0; level < levels.Count; level++)
        {
            if (levels[level].Equals(label, Comparison)) return level / (levels.Count - 1.0);
        }

        return -1;
    }
}
