using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Monitor.OpenTelemetry.Exporter;
using HrHub.Azure.Telemetry;
using HrHub.Core;
using HrHub.Core.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace HrHub.Tests.Infra;

/// <summary>What the alerts ask for arrives at Application Insights: the real exporter, with the network answered here.</summary>
public sealed class AzureMonitorTests
{
    // The exporter would look for the machine's own metadata service, to tell Microsoft how it is used.
    static AzureMonitorTests() => Environment.SetEnvironmentVariable("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true");

    [Fact]
    public void The_metrics_of_the_alerts_are_sent_to_Application_Insights_under_their_names()
    {
        using var network = new Ingestion();
        using var provider = Hub("InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://ingestion.example/", network);
        var meters = provider.GetRequiredService<MeterProvider>();

        HubMetrics.Parked("capture");
        HubMetrics.ParkedWaiting(7);
        HubMetrics.Refused("ribbon", HubError.BadSignature, "signature-wrong");
        HubMetrics.Unhandled(TimeSpan.FromSeconds(42));
        HubMetrics.RetentionRan(overdue: 3, braked: true);

        Assert.True(meters.ForceFlush(10_000));
        var sent = network.Metrics();
        Assert.Superset(new HashSet<string> { "hrhub.parked", "hrhub.parked.waiting", "hrhub.refused", "hrhub.inbox.oldest_unhandled_seconds", "hrhub.retention.overdue", "hrhub.retention.braked" }, sent.Select(metric => metric["name"]!.GetValue<string>()).ToHashSet());
        Assert.Contains(network.Properties("hrhub.refused"), properties => properties["code"]!.GetValue<string>() == "bad-signature");
        Assert.All(sent, metric => Assert.True(metric["value"]!.GetValue<double>() >= 0));
        Assert.Contains(sent, metric => metric["name"]!.GetValue<string>() == "hrhub.parked.waiting" && metric["value"]!.GetValue<double>() == 7);
        Assert.Contains(sent, metric => metric["name"]!.GetValue<string>() == "hrhub.parked" && metric["value"]!.GetValue<double>() >= 1);
    }

    [Fact]
    public void Nothing_is_made_where_nothing_is_configured()
    {
        using var network = new Ingestion();
        using var provider = Hub("", network);
        Assert.Null(provider.GetService<MeterProvider>());
    }

    private static ServiceProvider Hub(string connection, Ingestion network)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Telemetry:ApplicationInsights", connection)]).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(settings)
            .AddHubTelemetry(settings, "hrhub-test", new Token())
            .PostConfigureAll<AzureMonitorExporterOptions>(exporter => exporter.Transport = new HttpClientTransport(network))
            .BuildServiceProvider();
    }

    private sealed class Token : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    /// <summary>Takes everything in, and keeps it.</summary>
    private sealed class Ingestion : HttpMessageHandler
    {
        private readonly List<JsonNode> _items = [];

        public IReadOnlyList<JsonNode> Metrics()
        {
            lock (_items) return [.. _items.Where(item => item["data"]!["baseType"]!.GetValue<string>() == "MetricData").SelectMany(item => item["data"]!["baseData"]!["metrics"]!.AsArray()).Select(metric => metric!)];
        }

        /// <summary>What the alerts see as <c>Properties</c>.</summary>
        public IReadOnlyList<JsonNode> Properties(string metric)
        {
            lock (_items) return [.. _items.Where(item => item["data"]!["baseData"]!["metrics"]?[0]?["name"]?.GetValue<string>() == metric).Select(item => item["data"]!["baseData"]!["properties"]!)];
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var body = request.Content!.ReadAsStream(cancellationToken);
            using var plain = request.Content.Headers.ContentEncoding.Contains("gzip") ? new GZipStream(body, CompressionMode.Decompress) : body;
            using var lines = new StreamReader(plain, Encoding.UTF8);
            var count = 0;
            while (lines.ReadLine() is { } line)
            {
                if (line.Length == 0) continue;
                count++;
                lock (_items) _items.Add(JsonNode.Parse(line)!);
            }
            return new(HttpStatusCode.OK) { Content = new StringContent($$"""{ "itemsReceived": {{count}}, "itemsAccepted": {{count}}, "errors": [] }""") };
        }
    }
}
