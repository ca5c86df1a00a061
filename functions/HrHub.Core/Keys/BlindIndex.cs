using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HrHub.Core.Keys;

/// <summary>
/// HMAC-SHA256 tokens by which names and numbers are found without being stored readable: exact ID number, phone, e-mail; whole name,
/// any two neighbouring characters of a Chinese name, word prefixes of three or more letters of a Latin one.
/// </summary>
public sealed class BlindIndex(byte[] key)
{
    /// <summary>Sixteen bytes in lower-case hex; the kind is part of what is hashed, so equal values of two kinds differ.</summary>
    public string Token(string kind, string value)
        => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}\n{value}")).AsSpan(0, 16));

    public string Email(string email) => Token("email", NormalizeEmail(email));

    public string Phone(string phone) => Token("phone", NormalizePhone(phone));

    public string NationalId(string id) => Token("nationalId", NormalizeNationalId(id));

    /// <summary>All tokens under which a name can be found.</summary>
    public IReadOnlySet<string> NameTokens(string name)
    {
        var normal = NormalizeName(name);
        var tokens = new HashSet<string> { Token("name", normal) };
        foreach (var word in normal.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (HasHan(word))
                for (var i = 0; i + 2 <= word.Length; i++) tokens.Add(Token("name2", word.Substring(i, 2)));
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
            if (HasHan(word))
                for (var i = 0; i + 2 <= word.Length; i++) tokens.Add(Token("name2", word.Substring(i, 2)));
            else if (word.Length >= 3)
                tokens.Add(Token("name3", word));
        }
        return tokens;
    }

    public static string NormalizeEmail(string email) => email.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    /// <summary>Digits only; a Chinese mobile number loses its country code, so that <c>+86 138…</c> and <c>138…</c> are one.</summary>
    public static string NormalizePhone(string phone)
    {
        var digits = new string([.. phone.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
        if (digits.StartsWith("00", StringComparison.Ordinal)) digits = digits[2..];
        return digits.Length == 13 && digits.StartsWith("861", StringComparison.Ordinal) ? digits[2..] : digits;
    }

    public static string NormalizeNationalId(string id)
        => new([.. id.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    public static string NormalizeName(string name)
        => string.Join(' ', name.Normalize(NormalizationForm.FormKC).ToLower(CultureInfo.InvariantCulture).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool HasHan(string word) => word.Any(c => c is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff');
}
