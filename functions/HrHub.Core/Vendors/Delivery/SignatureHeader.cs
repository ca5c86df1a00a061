namespace HrHub.Core.Vendors.Delivery;

/// <summary>Takes a signature header apart: one signature, several, or pairs such as <c>t=1614265330,v1=5257a8</c>.</summary>
internal static class SignatureHeader
{
    /// <summary>More signatures than a rotation needs are not worth the work of checking them.</summary>
    private const int MaxSignatures = 16;

    /// <summary>The signatures in the header, without prefix, still encoded.</summary>
    public static IEnumerable<string> Signatures(SignatureRule rule, string header)
    {
        foreach (var part in Split(header, rule.Key is null ? rule.Separator : SignatureSeparator.Comma))
        {
            var text = rule.Key is null ? part : ValueOf(part, rule.Key);
            if (text is not null && text.StartsWith(rule.Prefix, StringComparison.Ordinal)) yield return text[rule.Prefix.Length..];
        }
    }

    /// <summary>The value of the first pair of this name.</summary>
    public static string? Pair(string header, string key)
        => Split(header, SignatureSeparator.Comma).Select(part => ValueOf(part, key)).FirstOrDefault(value => value is not null);

    private static string[] Split(string header, SignatureSeparator separator) => separator switch
    {
        SignatureSeparator.None => [header],
        SignatureSeparator.Space => Split(header, ' '),
        _ => Split(header, ','),
    };

    private static string[] Split(string header, char separator)
        => [.. header.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MaxSignatures)];

    private static string? ValueOf(string pair, string key)
        => pair.Length > key.Length && pair[key.Length] == '=' && pair.StartsWith(key, StringComparison.Ordinal) ? pair[(key.Length + 1)..] : null;
}
