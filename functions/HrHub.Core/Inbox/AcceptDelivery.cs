namespace HrHub.Core.Inbox;

/// <summary>Seals a delivery's body, makes the delivery durable and queues it.</summary>
public sealed class AcceptDelivery(IDeliveryQueue queue, InboxBodies bodies)
{
    /// <param name="entry">Without its body.</param>
    /// <param name="body">The raw bytes.</param>
    /// <param name="ct">Cancels until the entry is durable.</param>
    public async Task<Accepted> Handle(InboxEntry entry, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        entry = await bodies.Seal(entry, body, ct);
        var accepted = await queue.Append(entry, ct);
        if (accepted is Accepted.Duplicate) await bodies.Delete(entry, ct);
        return accepted;
    }
}
