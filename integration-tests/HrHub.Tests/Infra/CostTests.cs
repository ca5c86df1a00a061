using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HrHub.Tests.Architecture;

namespace HrHub.Tests.Infra;

/// <summary>The table of costs is what its formula makes of its inputs.</summary>
public sealed class CostTests
{
    private static JsonNode Cost => JsonNode.Parse(Repository.Files("cost.json", "infra").Single().Text)!;
    private static string Page => Repository.Files("COST.md", "infra").Single().Text;

    [Fact]
    public void The_table_is_what_the_formula_makes_of_the_inputs()
    {
        var table = Table();
        Assert.True(Page.Contains(table, StringComparison.Ordinal), $"infra/COST.md must hold:\n{table}");
    }

    [Fact]
    public void The_page_explains_every_input_and_every_price()
    {
        var names = Cost["inputs"]!.AsObject().Concat(Cost["prices"]!.AsObject()).Select(value => (value.Key, Text: value.Value!.ToJsonString())).ToList();
        Assert.NotEmpty(names);
        Assert.Empty(names.Where(value => !Page.Contains($"| `{value.Key}` | {value.Text} |", StringComparison.Ordinal)).Select(value => $"| `{value.Key}` | {value.Text} |"));
    }

    /// <summary>What a production hub of the middle scale is deployed with is what the table reckons with.</summary>
    [Fact]
    public async Task The_middle_scale_is_the_production_of_the_parameters()
    {
        var prod = await Deployment.Predict("prod");
        var scale = Cost["scales"]!.AsArray().Single(one => one!["interviewsPerYear"]!.GetValue<int>() == 100_000)!;
        var throughput = prod.All("Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers").Sum(container => container["properties"]!["options"]!["autoscaleSettings"]!["maxThroughput"]!.GetValue<int>());
        var ready = prod.All("Microsoft.Web/sites").SelectMany(app => app["properties"]!["functionAppConfig"]!["scaleAndConcurrency"]!["alwaysReady"]!.AsArray()).Sum(one => one!["instanceCount"]!.GetValue<int>());
        Assert.Equal(scale["maxRequestUnits"]!.GetValue<int>(), throughput);
        Assert.Equal(scale["readyInstances"]!.GetValue<int>(), ready);
        Assert.Equal(scale["privateEndpoints"]!.GetValue<int>(), prod.All("Microsoft.Network/privateEndpoints").Count());
        Assert.Equal(scale["alertRules"]!.GetValue<int>(), prod.All("Microsoft.Insights/scheduledQueryRules").Count() + prod.All("Microsoft.Insights/metricAlerts").Count());
    }

    private static string Table()
    {
        var scales = Cost["scales"]!.AsArray().Select(scale => (Interviews: scale!["interviewsPerYear"]!.GetValue<int>(), new MonthlyCost(Cost, scale).Lines)).ToList();
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"| US dollars a month | {string.Join(" | ", scales.Select(scale => $"{scale.Interviews:N0} interviews a year"))} |\n|---{string.Concat(scales.Select(_ => "|---:"))}|\n");
        for (var line = 0; line < scales[0].Lines.Count; line++)
            table.Append(CultureInfo.InvariantCulture, $"| {scales[0].Lines[line].Line} | {string.Join(" | ", scales.Select(scale => Rounded(scale.Lines[line].Dollars)))} |\n");
        return table.Append(CultureInfo.InvariantCulture, $"| **together** | {string.Join(" | ", scales.Select(scale => $"**{Rounded(scale.Lines.Sum(line => line.Dollars))}**"))} |\n").ToString();
    }

    // Two digits say all that such inputs can know.
    private static string Rounded(double dollars)
    {
        if (dollars < 1) return "under 1";
        var step = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(dollars)) - 1));
        return (Math.Round(dollars / step) * step).ToString("N0", CultureInfo.InvariantCulture);
    }
}
