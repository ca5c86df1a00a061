using HrHub.Core.Access;
using HrHub.Core.Audit;

namespace HrHub.Core.Keys;

/// <summary>Begins a new key beside the one in use. Nothing is encrypted again: what the old key wraps is re-wrapped in the background, and opens all the time.</summary>
public sealed class RotateKeys(KeyRing keys, IAuditLog audit)
{
    /// <returns>Id of the epoch key that wraps and seals from now on.</returns>
    public async Task<string> Epoch(Caller by, CancellationToken ct)
    {
        var epoch = await keys.BeginEpoch(ct);
        await audit.Append(Rotated(by, epoch.Id, "epoch"), ct);
        return epoch.Id;
    }

    /// <returns>Id of the new blind index, or <see cref="HubError.RotationUnderWay"/>.</returns>
    public async Task<Outcome<string>> BlindIndex(Caller by, CancellationToken ct)
    {
        if ((await keys.BlindIndexes(ct)).IsRotating) return HubError.RotationUnderWay;
        var id = KeyIds.BlindIndex((await keys.BeginBlindIndex(ct)).Version);
        await audit.Append(Rotated(by, id, "blind-index"), ct);
        return id;
    }

    /// <param name="by">Who did it, or which timer.</param>
    /// <param name="key">The key it was done to.</param>
    /// <param name="what">A code: <c>epoch</c>, <c>blind-index</c>, <c>root</c>, <c>rewrapped</c>, <c>destroyed</c>, <c>retired</c>.</param>
    public static AuditEvent Rotated(Caller by, string key, string what)
        => new() { Chain = AuditEvent.HubChain, Who = by, Action = AuditAction.KeysRotated, Record = key, Why = what };
}
