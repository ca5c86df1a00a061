using System.Diagnostics;
using HrHub.Core.Messaging;
using HrHub.Core.Telemetry;
using HrHub.EmbeddedWorker.Queue;
using HrHub.Local.Stores;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Telemetry;

/// <summary>How a host with middleware joins a message to its trace, and where a message carries it.</summary>
[Collection(nameof(OneTraceTests))]
public sealed class TracedRunTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Fact]
    public async Task A_message_goes_on_with_the_trace_in_its_application_properties()
    {
        using var recorded = new Recorded();
        string? carried = null;
        await TracedRun.Handle("Normalize", Data($$"""{"traceparent":"{{Parent}}"}"""), () =>
        {
            carried = new NormalizeMessage("acme:1").ToMessage().TraceParent;
            return Task.CompletedTask;
        });

        var span = Assert.Single(recorded.Spans, span => span.OperationName == "Normalize");
        Assert.Equal(("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", ActivityKind.Consumer), (span.TraceId.ToHexString(), span.ParentSpanId.ToHexString(), span.Kind));
        Assert.Equal(span.Id, carried);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"traceparent":7}""")]
    [InlineData("""{"traceparent":"00-zz"}""")]
    public async Task A_broken_trace_begins_a_new_one_and_stops_no_work(string properties)
    {
        using var recorded = new Recorded();
        var ran = false;
        await TracedRun.Handle("Normalize", Data(properties), () => Task.FromResult(ran = true));
        Assert.True(ran);
        Assert.Equal(default, Assert.Single(recorded.Spans, span => span.OperationName == "Normalize").ParentSpanId);
    }

    [Fact]
    public async Task A_failure_is_marked_with_its_type_and_not_with_its_text()
    {
        using var recorded = new Recorded();
        await Assert.ThrowsAsync<IOException>(() => TracedRun.Handle("Normalize", Data("{}"), () => throw new IOException("MARK-TEXT")));
        Assert.Equal(ActivityStatusCode.Error, Assert.Single(recorded.Spans, span => span.OperationName == "Normalize").Status);
        Assert.Contains("error.type=System.IO.IOException", recorded.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("MARK-TEXT", recorded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_from_before_messages_carried_their_trace_is_taken_over()
    {
        using var folder = new TempFolder();
        await using var stores = new LocalStores(folder.Path, TimeProvider.System);
        _ = new SqliteMessageBus(stores.Inbox, new(), TimeProvider.System);
        stores.Inbox.AddTables("ALTER TABLE queue_message DROP COLUMN trace_parent");

        var bus = new SqliteMessageBus(stores.Inbox, new(), TimeProvider.System);
        await bus.Send(Entities.Normalize, new NormalizeMessage("acme:1").ToMessage(), default);
        Assert.Equal(1, Assert.Single(new QueueOperations(bus, TimeProvider.System).Count()).Active);
    }

    private static Dictionary<string, object?> Data(string properties) => new() { ["MessageId"] = "acme:1", ["ApplicationProperties"] = properties };
}
