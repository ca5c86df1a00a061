using System.Text;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;

namespace HrHub.Core.Vendors.Reading;

/// <summary>Codes of dimensions, derived from their labels where the vendor has none.</summary>
internal static class DimensionCode
{
    public const string Repeated = "repeated-code";

    public static void Complete(JsonObject dimension)
    {
        if (dimension["code"] is null && dimension["label"]?.GetValue<string>() is { } label && Of(label) is { Length: > 0 } code) dimension["code"] = code;
    }

    /// <summary>Lower-case letters and digits of any script, everything else one dash; <c>+</c> and <c>#</c> are spelled, for C, C++ and C#.</summary>
    public static string Of(string label)
    {
        var code = new StringBuilder();
        foreach (var rune in label.EnumerateRunes())
        {
            if (rune.Value == '+') code.Append("plus");
            else if (rune.Value == '#') code.Append("sharp");
            else if (Rune.IsLetterOrDigit(rune)) code.Append(Rune.ToLowerInvariant(rune));
            else if (code.Length > 0 && code[^1] != '-') code.Append('-');
        }

        return code.ToString().TrimEnd('-');
    }

    public static void NoteRepeats(JsonArray dimensions, string field, List<Suspicion> suspicions)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in dimensions.Select(dimension => dimension!["code"]!.GetValue<string>()).Where(code => !seen.Add(code))) suspicions.Add(new Suspicion(Repeated, field, UnreadablePayload.Cut(code)));
    }
}
