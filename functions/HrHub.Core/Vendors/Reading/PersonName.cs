using System.Text;

namespace HrHub.Core.Vendors.Reading;

/// <summary>Joins the parts of a name as <see cref="NameRule"/> says.</summary>
internal static class PersonName
{
    public static string? Join(string? first, string? last) => (first?.Trim(), last?.Trim()) switch
    {
        (null or "", null or "") => null,
        (null or "", var only) => only,
        (var only, null or "") => only,
        var (given, family) when IsHan(given) && IsHan(family) => family + given,
        var (given, family) => $"{given} {family}",
    };

    private static bool IsHan(string text) => text.EnumerateRunes().All(IsHan);

    /// <summary>CJK unified ideographs with extension A, the supplementary planes of ideographs, and the dot between the parts of a transcribed name.</summary>
    private static bool IsHan(Rune rune) => rune.Value is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF) or '·';
}
