using HrHub.Core.Messaging;

namespace HrHub.Core.Inbox;

/// <summary>
/// Makes a delivery durable, then queues it. A crash between the two leaves an entry that the sweep queues again, so the order loses nothing.
/// </summary>
public sealed class AcceptDelivery(IInbox inbox, InboxBodies bodies, IMessageBus bus)
{
    /// <param name="entry">Without its body.</param>
    /// <param name="body">The raw bytes.</param>
    /// <param name="ct">Cancels until the entry is durable.</param>
    public async Task<Accepted> Handle(InboxEntry entry, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        entry = await bodies.Seal(entry, body, ct);
        if (await inbox.Append(entry, ct) is Accepted.Duplicate)
        {
            await bodies.Delete(entry, ct);
            return Accepted.Duplicate;
        }
        await bus.Send(Entities.Normalize, new NormalizeMessage(entry.Id).ToMessage(), CancellationToken.None);
        return Accepted.New;
    }
}
