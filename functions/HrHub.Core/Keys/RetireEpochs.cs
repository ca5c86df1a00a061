using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Inbox;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Core.Keys;

/// <summary>
/// Destroys epoch keys that nothing needs any more: no candidate key is wrapped by them, no waiting delivery is sealed under them, and they have been out of use for a set time.
/// From then on an older backup of the key store opens nothing that they wrapped.
/// </summary>
public sealed partial class RetireEpochs(KeyRing keys, IKeyStore store, IInbox inbox, IAuditLog audit, IOptions<KeyRotationOptions> options, TimeProvider clock, ILogger<RetireEpochs> log)
{
    /// <returns>How many were destroyed.</returns>
    public async Task<int> Handle(Caller by, CancellationToken ct)
    {
        var current = await keys.CurrentEpoch(ct);
        var destroyed = 0;
        var epochs = (await store.ListByPrefix(KeyIds.EpochPrefix, ct)).Where(key => KeyIds.CompareEpochs(key.Id, current.Id) <= 0).ToList();
        epochs.Sort((one, other) => KeyIds.CompareEpochs(one.Id, other.Id));
        foreach (var (epoch, next) in epochs.Zip(epochs.Skip(1)))
        {
            // An epoch is out of use since the next one began.
            if (next.CreatedAt + options.Value.DestroyEpochsAfter > clock.GetUtcNow() || await inbox.HasSealedBy(epoch.Id, ct)) continue;
            if (!await store.DeleteUnused(epoch.Id, ct)) continue;
            keys.Forget(epoch.Id);
            destroyed++;
            LogDestroyed(epoch.Id);
            await audit.Append(RotateKeys.Rotated(by, epoch.Id, "destroyed"), ct);
        }
        return destroyed;
    }

    [LoggerMessage(1, LogLevel.Information, "Destroyed the epoch key {EpochId}: nothing needs it any more.")]
    private partial void LogDestroyed(string epochId);
}
