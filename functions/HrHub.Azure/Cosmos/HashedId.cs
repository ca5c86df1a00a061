using System.Security.Cryptography;
using System.Text;

namespace HrHub.Azure.Cosmos;

/// <summary>Ids of documents that are named after outside text: an id may not hold every character.</summary>
internal static class HashedId
{
    /// <returns>32 hexadecimal digits, the same for the same text.</returns>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
