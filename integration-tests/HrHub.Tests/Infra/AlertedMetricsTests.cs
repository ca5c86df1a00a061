using System.Text.RegularExpressions;
using HrHub.Core;
using HrHub.Core.Parking;
using HrHub.Core.Vendors.Delivery;
using HrHub.EmbeddedWorker.Queue;
using HrHub.Intake;
using HrHub.Local.Hosting;
using HrHub.Local.Settings;
using HrHub.Pipeline.Park;
using HrHub.Pipeline.Sweep;
using HrHub.TestKit;
using HrHub.Tests.Architecture;
using HrHub.Tests.Purge;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HrHub.Tests.Infra;

/// <summary>Every alert is raised by what the hub does, and goes down when it is mended: the use cases themselves, on real stores.</summary>
[Collection(InfraTests.Name)]
public sealed partial class AlertedMetricsTests(Deployments deployments)
{
    private static readonly DateTimeOffset LongAgo = TestStores.Start.AddYears(-4);

    [Fact]
    public async Task What_waits_for_a_person_is_reported_until_nothing_does()
    {
        var metric = MetricOf("parked");
        await using var stores = new TestStores();
        using var measured = new Measured();
        var count = new CountParked(stores.Parked);
        var item = new ParkedItem { Id = "capture:med-1", Stage = ParkedStage.Capture, Neighbour = "ribbon", Subject = "med-1", Reason = new("gone", "The link is gone."), ParkedAt = LongAgo, Attempts = 8 };
        await stores.Parked.Park(item, default);

        await count.Handle(default);
        Assert.Equal(1, measured.Last(metric));
        await count.Handle(default);
        Assert.Equal(1, measured.Last(metric));

        await stores.Parked.Remove(item.Id, default);
        await count.Handle(default);
        Assert.Equal(0, measured.Last(metric));
    }

    [Fact]
    public async Task The_oldest_delivery_that_nobody_handled_is_reported_with_its_age()
    {
        var metric = MetricOf("unhandled");
        await using var stores = new TestStores();
        var sweep = new SweepInbox(stores.Inbox, new SqliteMessageBus(stores.Local.Inbox, new(), stores.Clock), Options.Create(new SweepOptions()), stores.Clock, NullLogger<SweepInbox>.Instance);
        using var measured = new Measured();

        await sweep.Handle(default);
        Assert.Equal(0, measured.Last(metric));

        await stores.Inbox.Append(new() { Id = "acme:id-1", Vendor = "acme", ReceivedAt = TestStores.Start, PayloadSha256 = "00", PayloadAuthenticated = true, SealedBody = [1] }, default);
        stores.Clock.Advance(TimeSpan.FromMinutes(20));
        await sweep.Handle(default);
        Assert.Equal(1200, measured.Last(metric));

        // Queued again, and still not handled.
        stores.Clock.Advance(TimeSpan.FromSeconds(30));
        await sweep.Handle(default);
        Assert.Equal(1230, measured.Last(metric));

        await stores.Inbox.MarkHandled("acme:id-1", null, null, default);
        await sweep.Handle(default);
        Assert.Equal(0, measured.Last(metric));
    }

    /// <summary>What scanners of the internet knock at is counted beside, and raises no alert.</summary>
    [Theory]
    [InlineData("ribbon", true)]
    [InlineData("wp-admin", false)]
    public async Task A_refused_signature_is_reported_as_one(string vendor, bool isSignature)
    {
        var metric = MetricOf("refused");
        Assert.Contains($"tostring(Properties[\"code\"]) == \"{HubError.BadSignature.Code}\"", Query("refused"), StringComparison.Ordinal);
        using var folder = new TempFolder();
        await using var hub = new LocalHub(folder.Path, new ConfigurationBuilder().AddInMemoryCollection(SettingsFiles.Read(Path.Combine(Repository.Root, "local.settings.sample.json"))).Build(), TimeProvider.System, _ => { });
        using var measured = new Measured();
        var delivery = new IncomingDelivery { Url = $"http://hub.example/webhooks/{vendor}", PathRest = "", Header = _ => null, Body = default };

        await hub.Intake.GetRequiredService<ReceiveWebhook>().Handle(new WebhookRequest(vendor, delivery, new MemoryStream("{}"u8.ToArray()), 2), default);

        Assert.Equal(1, measured.Last(metric));
        Assert.Equal(isSignature ? 1 : null, measured.Last(metric, ("code", HubError.BadSignature.Code)));
    }

    [Fact]
    public async Task Data_past_its_date_is_reported_until_it_is_erased()
    {
        var metric = MetricOf("overdue");
        await using var world = new SweepWorld { Refuse = _ => HubError.UnknownVendor };
        await world.Adopt();
        await world.Add("cand-1", LongAgo);
        using var measured = new Measured();

        await world.Sweep();
        Assert.Equal(1, measured.Last(metric));

        world.Refuse = _ => null;
        await world.Sweep();
        Assert.Equal(0, measured.Last(metric));
    }

    [Fact]
    public async Task A_pulled_brake_is_reported_until_an_officer_confirms()
    {
        var metric = MetricOf("braked");
        await using var world = new SweepWorld { Options = new() { DryRun = false, MaxErasures = 1 } };
        await world.Adopt();
        for (var number = 0; number < 2; number++) await world.Add($"cand-{number}", LongAgo);
        using var measured = new Measured();

        var proposed = await world.Sweep();
        Assert.Equal(1, measured.Last(metric));

        await world.Confirm(proposed.RunId);
        await world.Sweep();
        Assert.Equal(0, measured.Last(metric));
    }

    /// <summary>The sweep reports every time, an empty inbox too: its silence means that it does not run.</summary>
    [Fact]
    public void Silence_is_that_of_the_metric_that_is_always_reported() => Assert.Equal(MetricOf("unhandled"), MetricOf("silent"));

    private string MetricOf(string alert) => Metric().Match(Query(alert)).Groups["name"].Value;

    private string Query(string alert) => deployments["prod"].All("Microsoft.Insights/scheduledQueryRules")
        .Single(rule => rule["name"]!.GetValue<string>().EndsWith($"-{alert}", StringComparison.Ordinal))["properties"]!["criteria"]!["allOf"]![0]!["query"]!.GetValue<string>();

    [GeneratedRegex("where Name == \"(?<name>[a-z_.]+)\"")]
    private static partial Regex Metric();
}
