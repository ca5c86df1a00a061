using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.RegularExpressions;

namespace HrHub.Core.Sync;

/// <summary>One format of our ids and how a system writes it.</summary>
public sealed class IdRewriteRule : IValidatableObject
{
    /// <summary>Regular expression over the whole id, for example <c>HQ-([A-Z])(\d{5})</c>.</summary>
    [Required] public required string Pattern { get; init; }

    /// <summary>Substitution over the groups, for example <c>$1$2</c>.</summary>
    [Required] public required string Replacement { get; init; }

    /// <summary>For systems that know only digits: every letter of the result becomes its place in the alphabet, two digits (A → 01, Z → 26).</summary>
    public bool LettersToDigits { get; init; }

    /// <summary>Zeros are put in front up to this length; 0 for none.</summary>
    [Range(0, 64)] public int PadTo { get; init; }

    /// <summary>A pattern that can't be read stops the start, not the first push.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        try
        {
            _ = Whole();
            return [];
        }
        catch (Exception malformed) when (malformed is ArgumentException or NotSupportedException)
        {
            return [new(malformed.Message, [nameof(Pattern)])];
        }
    }

    internal Regex Whole() => new($@"\A(?:{Pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}

/// <summary>Rewrites ids by the first rule whose pattern fits. An id that fits none is not guessed.</summary>
public sealed class IdRewrite(IReadOnlyList<IdRewriteRule> rules)
{
    private readonly IReadOnlyList<(Regex Pattern, IdRewriteRule Rule)> _rules =
        [.. rules.Select(rule => (rule.Whole(), rule))];

    /// <returns>The id as the system writes it: unchanged where there are no rules; null where no rule fits.</returns>
    public string? Apply(string id)
    {
        if (_rules.Count == 0) return id;
        foreach (var (pattern, rule) in _rules)
            if (pattern.Match(id) is { Success: true } match) return Rewrite(match.Result(rule.Replacement), rule);
        return null;
    }

    private static string Rewrite(string id, IdRewriteRule rule)
    {
        if (rule.LettersToDigits)
        {
            var digits = new StringBuilder();
            foreach (var character in id)
                if (char.IsAsciiLetter(character)) digits.Append($"{char.ToUpperInvariant(character) - 'A' + 1:00}");
                else digits.Append(character);
            id = digits.ToString();
        }
        return id.PadLeft(rule.PadTo, '0');
    }
}
