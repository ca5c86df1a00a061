using HrHub.Core.Messaging;

namespace HrHub.Core.Inbox;

/// <summary>
/// For an inbox and a bus that share no transaction. The entry comes first: a crash between the two leaves an entry that the sweep queues again, so the
/// order loses nothing.
/// </summary>
public sealed class AppendThenSend(IInbox inbox, IMessageBus bus) : IDeliveryQueue
{
    /// <inheritdoc/>
    public async Task<Accepted> Append(InboxEntry entry, CancellationToken ct)
    {
        if (await inbox.Append(entry, ct) is Accepted.Duplicate) return Accepted.Duplicate;
        await bus.Send(Entities.Normalize, new NormalizeMessage(entry.Id).ToMessage(), CancellationToken.None);
        return Accepted.New;
    }
}
