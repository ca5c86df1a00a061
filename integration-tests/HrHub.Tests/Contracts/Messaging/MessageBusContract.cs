using HrHub.Core.Messaging;

namespace HrHub.Tests.Contracts.Messaging;

/// <summary>What <see cref="IMessageBus"/> promises, on every bus.</summary>
public abstract class MessageBusContract(Func<Task<Opened<(IMessageBus Bus, IArrivals Arrivals)>>> open) : PortContract<(IMessageBus Bus, IArrivals Arrivals)>(open)
{
    private const string Queue = Entities.Normalize;

    private static BusMessage Message(string id) => new() { MessageId = id, Body = $$"""{"id":"{{id}}"}""", TraceParent = null };

    [Fact]
    public async Task A_message_arrives_whole()
    {
        var message = Message("one") with { SessionId = "candidate-1", Subject = "ehr", TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };
        await Port.Bus.Send(Queue, message, default);
        Assert.Equal(message, Assert.Single(await Port.Arrivals.Now(Queue)));
    }

    [Fact]
    public async Task A_message_without_session_subject_and_trace_has_none_when_it_arrives()
    {
        await Port.Bus.Send(Queue, Message("one"), default);
        Assert.Equal(Message("one"), Assert.Single(await Port.Arrivals.Now(Queue)));
    }

    [Fact]
    public async Task A_repeated_id_arrives_once()
    {
        await Port.Bus.Send(Queue, Message("one"), default);
        await Port.Bus.Send(Queue, Message("one"), default);
        Assert.Single(await Port.Arrivals.Now(Queue));
    }

    [Fact]
    public async Task The_same_id_for_another_queue_is_another_message()
    {
        await Port.Bus.Send(Queue, Message("one"), default);
        await Port.Bus.Send(Entities.Capture, Message("one"), default);
        Assert.Single(await Port.Arrivals.Now(Queue));
        Assert.Single(await Port.Arrivals.Now(Entities.Capture));
    }

    [Fact]
    public async Task A_scheduled_message_arrives_at_its_time()
    {
        var time = Port.Arrivals.Clock.GetUtcNow().AddMinutes(5);
        await Port.Bus.Send(Queue, Message("later") with { ScheduledFor = time }, default);
        await Port.Bus.SendAll(Queue, [Message("later too") with { ScheduledFor = time }, Message("now")], default);
        Assert.Equal(["now"], (await Port.Arrivals.Now(Queue)).Select(message => message.MessageId));

        Port.Arrivals.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(["later", "later too", "now"], (await Port.Arrivals.Now(Queue)).Select(message => message.MessageId).Order());
    }

    [Fact]
    public async Task Many_at_once_arrive_whole_and_once_each()
    {
        var messages = Enumerable.Range(0, 1000).Select(number => Message($"message-{number:D4}") with { SessionId = $"session-{number % 7}", Subject = number % 2 == 0 ? "ehr" : null }).ToList();
        await Port.Bus.SendAll(Queue, messages, default);
        Assert.Equal(messages, (await Port.Arrivals.Now(Queue)).OrderBy(message => message.MessageId, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_session_keeps_its_order()
    {
        var messages = Enumerable.Range(0, 200).Select(number => Message($"message-{number:D4}") with { SessionId = $"session-{number % 3}" }).ToList();
        await Port.Bus.SendAll(Queue, messages, default);
        Assert.All((await Port.Arrivals.Now(Queue)).GroupBy(message => message.SessionId), session => Assert.Equal(session.Select(message => message.MessageId).Order(StringComparer.Ordinal), session.Select(message => message.MessageId)));
    }

    [Fact]
    public async Task Of_many_only_those_arrive_that_the_bus_does_not_have()
    {
        await Port.Bus.Send(Queue, Message("known"), default);
        await Port.Bus.SendAll(Queue, [Message("known"), Message("new"), Message("new")], default);
        Assert.Equal(["known", "new"], (await Port.Arrivals.Now(Queue)).Select(message => message.MessageId).Order());
    }

    [Fact]
    public async Task None_sends_nothing()
    {
        await Port.Bus.SendAll(Queue, [], default);
        Assert.Empty(await Port.Arrivals.Now(Queue));
    }
}
