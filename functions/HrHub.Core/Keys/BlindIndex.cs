using System.Security.Cryptography;
using System.Text;

namespace HrHub.Core.Keys;

/// <summary>
/// HMAC-SHA256 tokens by which names and numbers are found without being stored readable: exact ID number, phone, e-mail;
/// any two or three neighbouring characters of a Chinese name, the whole of a usual one included; word prefixes of three or more letters of a Latin one.
/// </summary>
/// <param name="key">32 bytes.</param>
/// <param name="version">1, 2, 3, …: grows when the key is rotated.</param>
public sealed class BlindIndex(byte[] key, int version = 1)
{
    public int Version => version;

    /// <summary>Sixteen bytes in lower-case hex; the kind is part of what is hashed, so equal values of two kinds differ.</summary>
    public string Token(string kind, string value)
        => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}\n{value}")).AsSpan(0, 16));

    public string Email(string email) => Token("email", NormalizeEmail(email));

    public string Phone(string phone) => Token("phone", NormalizePhone(phone));

    public string NationalId(string id) => Token("nationalId", NormalizeNationalId(id));

    /// <summary>All tokens under which a name can be found.</summary>
    public IReadOnlySet<string> NameTokens(string name)
    {
        var tokens = new HashSet<string>();
        foreach (var word in NormalizeName(name).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (HasHan(word)) tokens.UnionWith([.. Neighbours(word, 2), .. Neighbours(word, 3)]);
            else
                for (var length = 3; length <= word.Length; length++) tokens.Add(Token("name3", word[..length]));
        }
        return tokens;
    }

    /// <summary>The tokens that a search for part of a name must all match; empty where the text is too short to be found.</summary>
    public IReadOnlySet<string> NameQuery(string text)
    {
        var tokens = new HashSet<string>();
        foreach (var word in NormalizeName(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // A whole name has one of three, which few share; by its pairs it would be looked for among everybody who has either.
            if (HasHan(word)) tokens.UnionWith(Neighbours(word, word.EnumerateRunes().Count() > 2 ? 3 : 2));
            else if (word.Length >= 3)
                tokens.Add(Token("name3", word));
        }
        return tokens;
    }

    public static string NormalizeEmail(string email) => Narrow(email).Trim().ToLowerInvariant();

    /// <summary>Digits only; a Chinese mobile number loses its country code, so that <c>+86 138…</c> and <c>138…</c> are one.</summary>
    public static string NormalizePhone(string phone)
    {
        var digits = new string([.. Narrow(phone).Where(char.IsAsciiDigit)]);
        if (digits.StartsWith("00", StringComparison.Ordinal)) digits = digits[2..];
        return digits.Length == 13 && digits.StartsWith("861", StringComparison.Ordinal) ? digits[2..] : digits;
    }

    public static string NormalizeNationalId(string id)
        => new([.. Narrow(id).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    /// <summary>Lower case, single spaces; no spaces or name dots between Chinese characters (<c>张 三丰</c>, <c>阿依古丽·买买提</c>).</summary>
    public static string NormalizeName(string name)
    {
        var words = Narrow(name).ToLowerInvariant().Split([' ', '\t', '\r', '\n', '\u00a0', '·', '•', '・'], StringSplitOptions.RemoveEmptyEntries);
        var normal = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0 && !(HasHan(words[i - 1]) && HasHan(words[i]))) normal.Append(' ');
            normal.Append(words[i]);
        }
        return normal.ToString();
    }

    /// <summary>Full-width forms, as Chinese keyboards make them, at their usual width.</summary>
    /// <remarks>String.Normalize does nothing under invariant globalization, which the hub runs in.</remarks>
    public static string Narrow(string text) => string.Create(text.Length, text, static (narrow, wide) =>
    {
        for (var i = 0; i < wide.Length; i++)
            narrow[i] = wide[i] switch
            {
                >= '\uff01' and <= '\uff5e' => (char)(wide[i] - 0xfee0),
                '\u3000' => ' ',
                var other => other,
            };
    });

    private IEnumerable<string> Neighbours(string word, int length)
    {
        var runes = word.EnumerateRunes().ToArray();
        return Enumerable.Range(0, Math.Max(0, runes.Length - length + 1)).Select(from => Token($"han{length}", string.Concat(runes.Skip(from).Take(length))));
    }

    private static bool HasHan(string word)
        => word.EnumerateRunes().Any(rune => rune.Value is >= 0x3400 and <= 0x9fff or >= 0xf900 and <= 0xfaff or >= 0x20000 and <= 0x323af);
}
