using HrHub.Core.Erasures;

namespace HrHub.Azure.Cosmos.Compliance.Erasures;

/// <summary>
/// There are no pages of ours: what the service deleted nobody reads any more. Its backups keep it for their window, sealed under a key that was shredded, and the backups of the keys have a
/// shorter one.
/// </summary>
public sealed class ServicePages : IStorePages
{
    /// <inheritdoc/>
    public Task Compact(CancellationToken ct) => Task.CompletedTask;
}
