using System.Text.Json.Nodes;

namespace HrHub.Tests.Infra;

/// <summary>The formula of <c>infra/COST.md</c>, in US dollars a month, once deliveries, deletions and retention are in balance.</summary>
internal sealed class MonthlyCost(JsonNode cost, JsonNode scale)
{
    private double Interviews => Scale("interviewsPerYear") / 12;
    private double Runs => Interviews * (2 * Input("deliveriesPerInterview") + Input("pushesPerInterview") + Input("capturesPerInterview"));
    private double Messages => Interviews * (Input("deliveriesPerInterview") + Input("pushesPerInterview") + Input("capturesPerInterview"));
    private double VideoGigabytes => Interviews * Input("videoMonths") * Input("videoMegabytes") / 1024;

    public IReadOnlyList<(string Line, double Dollars)> Lines =>
    [
        ("Functions", Functions),
        ("Cosmos DB, requests", Requests),
        ("Cosmos DB, storage", Interviews * Input("recordMonths") * (Input("recordKilobytes") + Input("deliveriesPerInterview") * Input("inboxKilobytesPerDelivery")) / 1024 / 1024 * Price("cosmosGigabyteMonth")),
        ("Videos, storage", VideoGigabytes * Price("blobHotZoneRedundantGigabyteMonth")),
        ("Videos, operations", BlobOperations),
        ("Service Bus", Bus),
        ("Key Vault", (Interviews * Input("vaultOperationsPerInterview") + Input("vaultOperationsOfInstancesPerMonth")) / 10_000 * Price("vaultTenThousandOperations")),
        ("Logs and metrics", (Runs + Input("timerRunsPerMonth")) * Input("logKilobytesPerRun") / 1024 / 1024 * Price("logGigabyte")),
        ("Private endpoints and alerts", Scale("privateEndpoints") * Input("hoursPerMonth") * Price("privateEndpointHour") + Scale("alertRules") * Price("alertRuleMonth")),
    ];

    private double Functions
    {
        get
        {
            var seconds = Interviews * (Input("deliveriesPerInterview") * Input("secondsPerDelivery") + Input("pushesPerInterview") * Input("secondsPerPush")
                + Input("capturesPerInterview") * Input("videoMegabytes") / Input("captureMegabytesPerSecond")) + Input("timerRunsPerMonth");
            return seconds * Input("instanceGigabytes") * Price("functionGigabyteSecond")
                + (Runs + Input("timerRunsPerMonth")) / 1_000_000 * Price("functionMillionRuns")
                + Scale("readyInstances") * Input("instanceGigabytes") * Input("secondsPerMonth") * Price("functionReadyGigabyteSecond");
        }
    }

    private double RequestUnits => Interviews * (Input("deliveriesPerInterview") * Input("requestUnitsPerDelivery") + Input("pushesPerInterview") * Input("requestUnitsPerPush")
        + Input("capturesPerInterview") * Input("requestUnitsPerCapture")) + Input("requestUnitsOfTimersPerMonth");

    private double Requests => Scale("maxRequestUnits") == 0
        ? RequestUnits / 1_000_000 * Price("cosmosServerlessMillionRequestUnits")
        // A tenth of the maximum is billed at least, and at most the maximum.
        : Math.Clamp(RequestUnits / Input("secondsPerMonth") * Input("peakOverAverage"), Scale("maxRequestUnits") / 10, Scale("maxRequestUnits")) / 100
            * Input("hoursPerMonth") * Price("cosmosAutoscaleHundredRequestUnitsPerHour");

    private double BlobOperations
    {
        get
        {
            var blocks = Interviews * Input("capturesPerInterview") * (Input("videoMegabytes") / Input("blobBlockMegabytes") + 1);
            return blocks / 10_000 * Price("blobTenThousandWrites") + blocks * Input("readsPerVideo") / 10_000 * Price("blobTenThousandReads");
        }
    }

    private double Bus => Scale("busPremiumUnits") > 0
        ? Scale("busPremiumUnits") * Input("hoursPerMonth") * Price("busPremiumUnitHour")
        : Price("busStandardMonth") + Math.Max(0, (Messages * Input("operationsPerMessage") + Input("idleBusOperationsPerMonth")) / 1_000_000 - Price("busStandardIncludedMillionOperations")) * Price("busStandardMillionOperations");

    private double Input(string name) => cost["inputs"]![name]!.GetValue<double>();

    private double Price(string name) => cost["prices"]![name]!.GetValue<double>();

    private double Scale(string name) => scale[name]!.GetValue<double>();
}
