using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using HrHub.Core.Keys;
using HrHub.Core.Telemetry;

namespace HrHub.Core.Parking;

/// <summary>
/// Parked items whose values are sealed where they are kept: under the candidate's key once it is known whose they are, before that under the epoch key, as the delivery's body is.
/// A value whose key is gone reads as null; the field and the profile's line still say where to look.
/// </summary>
/// <param name="kept">The store.</param>
/// <param name="keys">The keys.</param>
public sealed class SealedValues(IParkedItems kept, KeyRing keys) : IParkedItems
{
    private const string Field = "parked-value";

    /// <inheritdoc/>
    public async Task Park(ParkedItem item, CancellationToken ct)
    {
        await kept.Park(item.Reason.Value is { } value ? With(item, await Seal(item, value, ct)) : item, ct);
        HubMetrics.Parked(item.Stage.ToString().ToLowerInvariant());
    }

    /// <inheritdoc/>
    public async Task<ParkedItem?> Find(string id, CancellationToken ct) => await kept.Find(id, ct) is { } item ? await Open(item, ct) : null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ParkedItem> List(ParkedFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var item in kept.List(filter, ct)) yield return await Open(item, ct);
    }

    /// <inheritdoc/>
    public Task<long> Count(CancellationToken ct) => kept.Count(ct);

    /// <inheritdoc/>
    public async Task<ParkedPage> Page(ParkedFilter filter, string? cursor, int max, CancellationToken ct)
    {
        var page = await kept.Page(filter, cursor, max, ct);
        return page with { Items = [.. page.Items.Select(item => With(item, null))] };
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ParkedCount>> Reasons(CancellationToken ct) => kept.Reasons(ct);

    /// <inheritdoc/>
    public Task<bool> Order(string id, DateTimeOffset parkedAt, ParkedOrder order, CancellationToken ct) => kept.Order(id, parkedAt, order, ct);

    /// <inheritdoc/>
    public Task Remove(string id, CancellationToken ct) => kept.Remove(id, ct);

    private static ParkedItem With(ParkedItem item, string? value) => item with { Reason = item.Reason with { Value = value } };

    private async Task<string> Seal(ParkedItem item, string value, CancellationToken ct)
    {
        using var own = item.CandidateId is { } candidateId ? await keys.FindCandidate(candidateId, ct) : null;
        return Convert.ToBase64String((own ?? await keys.CurrentEpoch(ct)).SealText(value, item.Id, Field));
    }

    private async Task<ParkedItem> Open(ParkedItem item, CancellationToken ct)
    {
        if (item.Reason.Value is not { } value) return item;
        try
        {
            var sealedValue = Convert.FromBase64String(value);
            var keyId = SealingKey.KeyIdOf(sealedValue);
            using var own = KeyIds.IsEpoch(keyId) ? null : await keys.FindCandidate(keyId, ct);
            return With(item, KeyIds.IsEpoch(keyId) ? (await keys.EpochOf(sealedValue, ct)).OpenText(sealedValue, item.Id, Field) : own?.OpenText(sealedValue, item.Id, Field));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or FormatException)
        {
            // The epoch was retired, or the value was changed: it is shown no more.
            return With(item, null);
        }
    }
}
