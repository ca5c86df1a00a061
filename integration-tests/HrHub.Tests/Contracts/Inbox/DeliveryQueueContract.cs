using HrHub.Core.Inbox;
using HrHub.Core.Messaging;
using HrHub.EmbeddedWorker.Queue;
using HrHub.TestKit;

namespace HrHub.Tests.Contracts.Inbox;

/// <summary>What <see cref="IDeliveryQueue"/> promises, on every store. The queue is the embedded one.</summary>
public abstract class DeliveryQueueContract(Func<Task<Opened<(IDeliveryQueue Queue, IInbox Inbox, QueueOperations Messages)>>> open) : PortContract<(IDeliveryQueue Queue, IInbox Inbox, QueueOperations Messages)>(open)
{
    private static readonly InboxEntry Entry = new() { Id = "acme:id-1", Vendor = "acme", ReceivedAt = TestStores.Start, PayloadSha256 = "00", PayloadAuthenticated = true, SealedBody = [1] };

    [Fact]
    public async Task A_new_entry_is_there_and_queued()
    {
        Assert.Equal(Accepted.New, await Port.Queue.Append(Entry, default));
        Assert.Equal(InboxState.Accepted, (await Port.Inbox.Find(Entry.Id, default))!.State);
        Assert.Equal(1, Queued());
    }

    [Fact]
    public async Task A_repeated_entry_is_not_queued_again()
    {
        await Port.Queue.Append(Entry, default);
        Assert.Equal(Accepted.Duplicate, await Port.Queue.Append(Entry, default));
        Assert.Equal(1, Queued());
    }

    [Fact]
    public async Task Of_sixteen_that_append_the_same_one_is_queued()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Port.Queue.Append(Entry, default)));
        Assert.Single(answers, Accepted.New);
        Assert.Equal(1, Queued());
    }

    private long Queued()
    {
        var count = Assert.Single(Port.Messages.Count());
        Assert.Equal(Entities.Normalize, count.Entity);
        return count.Active;
    }
}
