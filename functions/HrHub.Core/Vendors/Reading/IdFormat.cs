using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace HrHub.Core.Vendors.Reading;

public enum LetterCase { Keep, Upper, Lower }

/// <summary>The format of one kind of id, and how it is rewritten for us.</summary>
public sealed record IdFormat
{
    /// <summary>Regular expression (.NET, without back-references and look-around) that the whole id must match; an id that does not parks its delivery.</summary>
    public required string Pattern { get; init; }

    /// <summary>Replacement with the pattern's groups, for example <c>$1-$2</c>. Null keeps the id.</summary>
    public string? Rewrite { get; init; }

    public LetterCase Case { get; init; } = LetterCase.Keep;

    /// <summary>
    /// For systems that only take numbers: letters and digits become one decimal number. The id, in upper case and with a leading 1, is read in base 36 (0–9, A–Z);
    /// the leading 1 keeps leading zeros apart, so different ids always give different numbers: <c>A1</c> → 1657, <c>0A1</c> → 47017. Other characters are refused.
    /// </summary>
    public bool ToNumber { get; init; }

    /// <returns>The rewritten id, or null when it is not of the format.</returns>
    public string? Apply(string id)
    {
        var match = Regex.Match(id, $"^(?:{Pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        if (!match.Success) return null;
        var rewritten = Rewrite is null ? id : match.Result(Rewrite);
        rewritten = Case switch { LetterCase.Upper => rewritten.ToUpperInvariant(), LetterCase.Lower => rewritten.ToLowerInvariant(), _ => rewritten };
        return ToNumber ? Number(rewritten) : rewritten;
    }

    private static string? Number(string id)
    {
        var number = BigInteger.One;
        foreach (var rune in id.ToUpperInvariant().EnumerateRunes())
        {
            if (!rune.IsAscii || !Rune.IsLetterOrDigit(rune)) return null;
            number = number * 36 + (Rune.IsDigit(rune) ? rune.Value - '0' : rune.Value - 'A' + 10);
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }

    internal IEnumerable<ProfileError> Check(string path)
    {
        string? problem = null;
        try
        {
            _ = new Regex(Pattern, RegexOptions.NonBacktracking).Match("");
        }
        catch (Exception malformed) when (malformed is ArgumentException or NotSupportedException)
        {
            problem = malformed.Message;
        }

        if (problem is not null) yield return new($"{path}.pattern", problem);
    }
}
