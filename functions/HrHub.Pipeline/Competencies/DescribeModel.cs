using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using HrHub.Core.Competencies;

namespace HrHub.Pipeline.Competencies;

/// <summary>What the hub says of a competency model to a vendor, see <see cref="Core.Vendors.Api.ModelRule"/>.</summary>
public static class DescribeModel
{
    public static JsonObject Of(CompetencyModel model) => new()
    {
        ["position"] = new JsonObject { ["code"] = model.PositionCode, ["title"] = model.Title },
        ["version"] = model.Version,
        ["language"] = model.Language,
        ["dimensions"] = JsonSerializer.SerializeToNode(model.Dimensions, CanonicalJson.Options),
    };
}
