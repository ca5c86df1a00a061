using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HrHub.Azure.Cosmos.Records;

/// <summary>Text and numbers that sort as time does and then by id. One indexed member is enough to page by: no composite index, no second condition.</summary>
internal static class SortKeys
{
    // 12 bits of hash beside 41 of milliseconds: numbers in documents are doubles, exact up to 53 bits.
    private const int Hashes = 1 << 12;
    private static readonly DateTimeOffset FirstNumber = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Time first. A space sorts before everything that an id has.</summary>
    public static string Of(DateTimeOffset at, string id) => $"{Time(at)} {id}";

    /// <summary>Milliseconds since the year 1, so that none is negative, in as many digits for every time.</summary>
    public static string Time(DateTimeOffset at) => (at.ToUnixTimeMilliseconds() - DateTimeOffset.MinValue.ToUnixTimeMilliseconds()).ToString("D15", CultureInfo.InvariantCulture);

    /// <summary>Whether this can be a key that begins with a time.</summary>
    public static bool IsOne(string key) => key.Length > 16 && key[15] == ' ' && key.AsSpan(0, 15).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>The time of a key that begins with one.</summary>
    public static DateTimeOffset TimeOf(string key) => DateTimeOffset.MinValue.AddMilliseconds(long.Parse(key.AsSpan(0, 15), CultureInfo.InvariantCulture));

    /// <summary>Name first, then a number.</summary>
    public static string Of(string name, long number) => string.Create(CultureInfo.InvariantCulture, $"{name} {number:D12}");

    /// <summary>Grows with time; of the same millisecond nearly always different ones for different ids.</summary>
    public static long Number(DateTimeOffset at, string id)
        => (at - FirstNumber).Ticks / TimeSpan.TicksPerMillisecond * Hashes + BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes(id)), 0) % Hashes;
}
