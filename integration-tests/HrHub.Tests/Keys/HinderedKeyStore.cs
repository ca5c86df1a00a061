using HrHub.Core.Keys;

namespace HrHub.Tests.Keys;

/// <summary>A key store in which something happens just before a key is replaced.</summary>
internal sealed class HinderedKeyStore(IKeyStore store, Func<WrappedKey, Task> before) : IKeyStore
{
    public Task<WrappedKey?> Find(string id, CancellationToken ct) => store.Find(id, ct);

    public Task<IReadOnlyList<WrappedKey>> FindAll(IReadOnlyCollection<string> ids, CancellationToken ct) => store.FindAll(ids, ct);

    public Task<WrappedKey> GetOrAdd(WrappedKey key, CancellationToken ct) => store.GetOrAdd(key, ct);

    public async Task<bool> Replace(WrappedKey read, WrappedKey after, CancellationToken ct)
    {
        await before(read);
        return await store.Replace(read, after, ct);
    }

    public Task<IReadOnlyList<WrappedKey>> ListByPrefix(string prefix, CancellationToken ct) => store.ListByPrefix(prefix, ct);

    public Task<KeyPage> ListByWrapper(string wrappedBy, string? after, int max, CancellationToken ct) => store.ListByWrapper(wrappedBy, after, max, ct);

    public Task<IReadOnlyList<WrapperUse>> CountByWrapper(CancellationToken ct) => store.CountByWrapper(ct);

    public Task Delete(string id, CancellationToken ct) => store.Delete(id, ct);

    public Task<bool> DeleteUnused(string id, CancellationToken ct) => store.DeleteUnused(id, ct);
}
