using HrHub.Core.Inbox;
using HrHub.Core.Media;
using Microsoft.Extensions.Logging;

namespace HrHub.Pipeline.Sweep;

/// <summary>
/// Deletes the sealed bodies of deliveries to which no entry leads: a process that dies after the body was stored and before its entry was, or after an entry let go of its body and before that
/// was deleted, leaves such an object, and no erasure would find it.
/// </summary>
public sealed partial class SweepBodies(IInbox inbox, ISealedObjects objects, TimeProvider clock, ILogger<SweepBodies> log)
{
    // Longer than any request takes from its body to its entry.
    private static readonly TimeSpan Youngest = TimeSpan.FromDays(1);

    /// <returns>How many were deleted.</returns>
    public async Task<int> Handle(CancellationToken ct)
    {
        var deleted = 0;
        foreach (var name in await objects.WrittenBefore(clock.GetUtcNow() - Youngest, InboxBodies.ObjectPrefix, ct))
        {
            if (await inbox.HasBodyIn(name, ct)) continue;
            await objects.Delete(name, ct);
            deleted++;
        }
        if (deleted > 0) LogDeleted(deleted);
        return deleted;
    }

    [LoggerMessage(1, LogLevel.Warning, "Deleted {Count} sealed bodies to which no delivery led.")]
    private partial void LogDeleted(int count);
}
