using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Access;
using HrHub.Core.Canonical;

namespace HrHub.Core.Exports.Jobs;

/// <summary>Tells whether somebody still sees the same, without keeping what.</summary>
public static class SightDigest
{
    /// <returns>Lower-case hex; the same for the same role, departments and positions, in whatever order a token names them.</returns>
    public static string Of(Caller caller) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { caller.Role, Departments = Sorted(caller.Sight.Departments), Positions = Sorted(caller.Sight.Positions) }, CanonicalJson.Options)));

    private static string[]? Sorted(IReadOnlyList<string>? names) => names is null ? null : [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
