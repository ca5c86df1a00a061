namespace HrHub.Core.Keys;

/// <summary>Which root keys are still needed.</summary>
public static class RootKeysInUse
{
    /// <returns>The ids of the root keys by which shared keys of the store are wrapped, each once.</returns>
    public static async Task<IReadOnlyList<string>> RootKeyIds(this IKeyStore store, CancellationToken ct)
        => [.. (await store.ListByPrefix(KeyIds.EpochPrefix, ct)).Concat(await store.ListByPrefix(KeyIds.BlindIndexPrefix, ct)).Select(key => key.WrappedBy).Distinct()];
}
