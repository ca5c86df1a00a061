using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;

namespace HrHub.Core.Vendors.Reading;

/// <summary>How scores and enumerations are written into canonical fields.</summary>
internal static class CanonicalScore
{
    public static JsonObject Write(Score score)
    {
        var fields = new JsonObject();
        Set("value", score.Value);
        Set("min", score.Min);
        Set("max", score.Max);
        fields["kind"] = Name(score.Kind);
        fields["original"] = score.Original;
        Set("scaled", score.Scaled);
        return fields;

        void Set(string name, double? number)
        {
            if (number is not null) fields[name] = number.Value;
        }
    }

    public static string Name<T>(T choice) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString());
}
