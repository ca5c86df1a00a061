using System.Globalization;

namespace HrHub.Core.Keys;

/// <summary>
/// Ids in the key store. Shared keys: <c>epoch-2026-11</c>, the second of that month <c>epoch-2026-11.2</c>, and <c>blind-index-1</c>; every other id is a candidate's, or an export's.
/// </summary>
public static class KeyIds
{
    public const string EpochPrefix = "epoch-", BlindIndexPrefix = "blind-index-";

    /// <summary>True for keys that many people's data hang on: they are wrapped by the root key.</summary>
    public static bool IsShared(string id) => IsEpoch(id) || id.StartsWith(BlindIndexPrefix, StringComparison.Ordinal);

    public static bool IsEpoch(string id) => id.StartsWith(EpochPrefix, StringComparison.Ordinal);

    /// <param name="month">As <see cref="Month"/> writes it.</param>
    /// <param name="number">1, 2, 3, … within the month.</param>
    public static string Epoch(string month, int number) => number == 1 ? EpochPrefix + month : $"{EpochPrefix}{month}.{number}";

    /// <summary>The month of an epoch that begins now, UTC: <c>2026-11</c>.</summary>
    public static string Month(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Which epoch of its month this is: 1, 2, 3, …</summary>
    public static int NumberOf(string epochId) => epochId.Split('.') is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 1;

    /// <summary>Older epochs come first.</summary>
    public static int CompareEpochs(string one, string other)
        => string.CompareOrdinal(one.Split('.')[0], other.Split('.')[0]) is not 0 and var byMonth ? byMonth : NumberOf(one) - NumberOf(other);

    public static string BlindIndex(int version) => $"{BlindIndexPrefix}{version}";

    /// <summary>1, 2, 3, …</summary>
    public static int VersionOf(string blindIndexId) => int.Parse(blindIndexId.AsSpan(BlindIndexPrefix.Length), CultureInfo.InvariantCulture);
}
