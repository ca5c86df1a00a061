using System.Collections.Concurrent;
using System.Diagnostics;
using HrHub.Core.Telemetry;
using HrHub.Pipeline.Normalize;
using HrHub.TestKit;
using HrHub.TestKit.Erasures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HrHub.IntegrationTests.Telemetry;

[CollectionDefinition(nameof(OneTraceTests), DisableParallelization = true)]
public sealed class TelemetryCollection;

/// <summary>The whole hub with everything recorded that it tells about itself. Alone in its process: source and meter are the process's.</summary>
[Collection(nameof(OneTraceTests))]
public sealed class OneTraceTests
{
    [Fact]
    public async Task One_trace_leads_from_the_webhook_over_the_normalizer_to_the_push()
    {
        using var recorded = new Recorded();
        await using var ehr = await StubServer.Start();
        await using var hub = await Start(ehr, out var received, new CapturedLog());
        Assert.Equal(System.Net.HttpStatusCode.Accepted, (await hub.Deliver("canonical", MarkedPerson.Document(null))).StatusCode);
        await hub.Idle();
        await Eventually.Holds(() => !received.IsEmpty && recorded.Spans.Any(span => span.OperationName == "SyncEhr"));

        var webhook = Assert.Single(recorded.Spans, span => span.OperationName == "ReceiveWebhook");
        var normalize = Assert.Single(recorded.Spans, span => span.OperationName == nameof(NormalizeDelivery));
        var push = Assert.Single(recorded.Spans, span => span.OperationName == "SyncEhr" && span.TraceId == webhook.TraceId);
        Assert.Equal((ActivityKind.Server, default, webhook.SpanId), (webhook.Kind, webhook.ParentSpanId, normalize.ParentSpanId));
        Assert.Equal((webhook.TraceId, normalize.SpanId), (normalize.TraceId, push.ParentSpanId));
        Assert.All(received, traceParent => Assert.Contains(webhook.TraceId.ToHexString(), traceParent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_a_person_is_in_any_log_trace_or_metric()
    {
        using var recorded = new Recorded();
        await using var ehr = await StubServer.Start();
        await using var vendor = await StubServer.Start();
        using var log = new CapturedLog();
        await using var hub = await Start(ehr, out var received, log);
        await hub.Deliver("canonical", MarkedPerson.Document(vendor.On("/full", MarkedPerson.Video)));
        await hub.Deliver("canonical", MarkedPerson.Document(null));
        await hub.Deliver("canonical", MarkedPerson.Document(null), change: request => request.Headers.Remove("webhook-signature"));
        await hub.Deliver("canonical", "{\"candidate\":{\"name\":\"林标记雨\"},\"status\":\"MARK-STATUS\"}"u8.ToArray(), "msg_2");
        await hub.Idle();
        await Eventually.Holds(() => !received.IsEmpty);

        Assert.NotEmpty(log.Lines);
        Assert.NotEmpty(recorded.Spans);
        var all = recorded.Text + string.Join('\n', log.Lines);
        Assert.All(MarkedPerson.Marks.Append("MARK-"), mark => Assert.DoesNotContain(mark, all, StringComparison.Ordinal));
        string[] names = [.. recorded.Measured.Select(one => one.Name).Distinct()];
        Assert.Contains("hrhub.parked", names);
        Assert.Contains("hrhub.pushes", names);
        Assert.Contains(recorded.Measured, one => one is ("hrhub.deliveries", 1, "vendor=canonical,outcome=accepted"));
        Assert.Contains(recorded.Measured, one => one is ("hrhub.deliveries", 1, "vendor=canonical,outcome=duplicate"));
        Assert.Contains(recorded.Measured, one => one.Name == "hrhub.refused" && one.Tags.StartsWith("vendor=canonical,code=bad-signature,reason=", StringComparison.Ordinal));
    }

    [Fact]
    public void While_nobody_listens_a_span_costs_no_allocation()
    {
        HubTrace.Begin("Warm", ActivityKind.Server)?.Dispose();
        HubMetrics.Delivered("warm", false);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            using var span = HubTrace.Begin("ReceiveWebhook", ActivityKind.Server);
            Assert.Null(HubTrace.Current);
            HubMetrics.Delivered("canonical", false);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Task<TestHub> Start(StubServer ehr, out ConcurrentQueue<string> received, CapturedLog log)
    {
        var traces = received = new();
        ehr.OnAny(context =>
        {
            traces.Enqueue(context.Request.Headers.TraceParent.ToString());
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        return TestHub.Start(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log),
            ("Sync:Ehr:BaseUrl", ehr.Address.AbsoluteUri), ("Download:AllowedPrivateHosts", "127.0.0.1"));
    }
}
