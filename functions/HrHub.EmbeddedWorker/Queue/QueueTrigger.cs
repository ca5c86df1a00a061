namespace HrHub.EmbeddedWorker.Queue;

/// <summary>Who handles the messages of one place.</summary>
/// <param name="Entity">Queue, subscription path or dead-letter sub-queue: see <see cref="EntityPath"/>.</param>
/// <param name="Handle">Ends well: the message is done. Throws: it comes again after a wait, or is dead-lettered. Its token fires when the host stops or the lock is lost.</param>
/// <param name="MaxConcurrentCalls">Null: as in <see cref="QueueOptions"/>.</param>
public sealed record QueueTrigger(string Entity, Func<ReceivedMessage, CancellationToken, Task> Handle, int? MaxConcurrentCalls = null);
