using HrHub.Core.Messaging;
using HrHub.EmbeddedWorker.Queue;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.EmbeddedWorker;

public sealed class QueueFunctionTests
{
    [Fact]
    public async Task A_message_is_bound_to_the_functions_record_with_its_data_beside_it()
    {
        await using var host = await EchoHost.Start();
        await host.Bus.Send("greetings", new() { MessageId = "m1", Body = """{"text":"hello","number":3}""", SessionId = "s1" }, CancellationToken.None);
        await Eventually.Holds(() => host.Log.Lines.Contains("hello 3 1 m1 s1"));
    }

    [Fact]
    public async Task A_topic_is_declared_from_the_triggers_before_anything_runs()
    {
        await using var host = await EchoHost.Start();
        await host.Bus.Send(Entities.CandidateChanged, new() { MessageId = "m1", Body = "[1]", Subject = "ehr" }, CancellationToken.None);
        await Eventually.Holds(() => host.Log.Lines.Contains("ehr [1] True"));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => host.Bus.Send(Entities.CandidateChanged, new() { MessageId = "m2", Body = "[1]", Subject = "payroll" }, CancellationToken.None));
    }

    [Fact]
    public async Task A_body_that_is_not_the_functions_record_fails_and_is_retried()
    {
        await using var host = await EchoHost.Start();
        await host.Bus.Send("greetings", new() { MessageId = "m1", Body = """{"text":"hello","unknown":3}""" }, CancellationToken.None);
        var operations = new QueueOperations(host.Bus, TimeProvider.System);
        await Eventually.Holds(() => operations.Count().Any(entity => entity is { Entity: "greetings", Retrying: 1 }));
        Assert.Contains(host.LogLines, line => line.Contains("System.Text.Json.JsonException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Idle_is_known_when_everything_sent_is_handled()
    {
        await using var host = await EchoHost.Start();
        var operations = new QueueOperations(host.Bus, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i =>
            host.Bus.Send("greetings", new() { MessageId = $"{i}", Body = $$"""{"text":"hello","number":{{i}}}""", SessionId = $"{i % 7}" }, CancellationToken.None)));
        Assert.True(await operations.IsIdle(TimeSpan.FromSeconds(30), CancellationToken.None));
        Assert.Equal(300, host.Log.Lines.Count(line => line.StartsWith("hello", StringComparison.Ordinal)));
    }
}
