using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using HrHub.Core.Telemetry;
using HrHub.Tests.Architecture;

namespace HrHub.Tests.Infra;

/// <summary>An alert on a metric that nobody reports is never raised: each name is looked up among the instruments of the code.</summary>
[Collection(InfraTests.Name)]
public sealed partial class AlertsTests(Deployments deployments)
{
    [Fact]
    public void Every_metric_that_an_alert_or_the_dashboard_names_is_reported_by_the_code()
    {
        var reported = Reported();
        var asked = Queries().Concat(Repository.Files("workbook.json", "infra").Select(file => file.Text)).SelectMany(text => Metric().Matches(text).Select(match => match.Value)).Distinct().ToList();
        Assert.Superset(new HashSet<string> { "hrhub.parked", "hrhub.parked.waiting", "hrhub.refused", "hrhub.inbox.oldest_unhandled_seconds", "hrhub.retention.overdue", "hrhub.retention.braked" }, asked.ToHashSet());
        Assert.Empty(asked.Except(reported));
    }

    [Fact]
    public void There_is_an_alert_for_everything_that_a_person_must_see()
        => Assert.All(deployments.All, deployment => Assert.Equal(
            ["braked", "overdue", "parked", "refused", "silent", "unhandled"],
            deployment.All("Microsoft.Insights/scheduledQueryRules").Select(rule => rule["name"]!.GetValue<string>().Split('-')[^1]).Order()));

    [Fact]
    public void Every_alert_tells_people()
        => Assert.All(deployments.All.SelectMany(deployment => deployment.All("Microsoft.Insights/scheduledQueryRules")), rule =>
        {
            Assert.True(rule["properties"]!["enabled"]!.GetValue<bool>());
            Assert.EndsWith("-people", rule["properties"]!["actions"]!["actionGroups"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        });

    private IEnumerable<string> Queries() => deployments["prod"].All("Microsoft.Insights/scheduledQueryRules").Select(rule => rule["properties"]!["criteria"]!["allOf"]![0]!["query"]!.GetValue<string>());

    private static HashSet<string> Reported()
    {
        var names = new HashSet<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => { if (instrument.Meter.Name == HubTrace.SourceName) names.Add(instrument.Name); } };
        RuntimeHelpers.RunClassConstructor(typeof(HubMetrics).TypeHandle);
        listener.Start();
        return names;
    }

    [GeneratedRegex(@"\bhrhub\.[a-z_.]*[a-z_]")]
    private static partial Regex Metric();
}
