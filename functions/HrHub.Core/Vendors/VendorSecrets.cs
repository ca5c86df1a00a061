using System.Text;
using HrHub.Core.Vendors.Delivery;

namespace HrHub.Core.Vendors;

/// <summary>The secrets that profiles name. They can be used and not be printed.</summary>
public sealed class VendorSecrets
{
    // The Functions host hands a reference that it can't resolve to the app as it stands. Everybody knows that text: taken for a secret it would let anybody sign.
    private const string UnresolvedReference = "@Microsoft.KeyVault(";

    private readonly Dictionary<string, string> _values;

    /// <param name="values">Secrets by name. Case does not matter, nor does dash or underscore: some hosts allow no dash in the name of a setting.</param>
    public VendorSecrets(IEnumerable<KeyValuePair<string, string>> values)
        => _values = values.Where(pair => IsSecret(pair.Value)).GroupBy(pair => Plain(pair.Key)).ToDictionary(same => same.Key, same => same.Last().Value);

    /// <summary>The secret, or null where it is missing or empty.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(Plain(name));

    /// <summary>The keys under these names, decoded.</summary>
    /// <returns>Null when there is at least one; otherwise the <see cref="RefusalReason"/>.</returns>
    internal string? Keys(IReadOnlyList<string> names, SecretFormat format, out List<byte[]> keys)
    {
        keys = new(names.Count);
        var malformed = false;
        foreach (var name in names)
        {
            if (Find(name) is not { } text) continue;
            if (Decode(text, format) is { Length: > 0 } key) keys.Add(key);
            else malformed = true;
        }
        return keys.Count > 0 ? null : malformed ? RefusalReason.SecretMalformed : RefusalReason.SecretNotConfigured;
    }

    public override string ToString() => $"VendorSecrets({_values.Count})";

    /// <summary>The bytes of a secret as it is written in the settings, or null where it is not written so.</summary>
    public static byte[]? Decode(string text, SecretFormat format) => format switch
    {
        SecretFormat.Text => Encoding.UTF8.GetBytes(text),
        SecretFormat.Hex => EncodedBytes.FromHex(text),
        SecretFormat.Base64 => EncodedBytes.FromBase64(text),
        _ => text.Split('_', 2) is ["whsec" or "whpk", var encoded] ? EncodedBytes.FromBase64(encoded) : null,
    };

    private static bool IsSecret(string value) => !string.IsNullOrWhiteSpace(value) && !value.StartsWith(UnresolvedReference, StringComparison.OrdinalIgnoreCase);

    private static string Plain(string name) => name.Replace('_', '-').ToLowerInvariant();
}
