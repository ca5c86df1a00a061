using HrHub.Core.Keys;
using HrHub.Core.Media;

namespace HrHub.Core.Exports.Jobs;

/// <summary>Destroys the key of an export and whatever was written of it, by every try. Twice is once.</summary>
public sealed class DestroyExport(ISealedObjects objects, KeyRing keys)
{
    public async Task Handle(string jobId, CancellationToken ct)
    {
        await keys.Shred(jobId, ct);
        await Files(jobId, ct);
    }

    /// <summary>What tries wrote: none of it is anything while the job is not done.</summary>
    public async Task Files(string jobId, CancellationToken ct)
    {
        foreach (var name in await objects.List($"{jobId}.", ct)) await objects.Delete(name, ct);
    }
}
