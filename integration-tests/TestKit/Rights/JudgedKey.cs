using HrHub.Core.Keys;

namespace HrHub.TestKit.Rights;

/// <summary>Before the root key: refuses as the vault does what the app's identity has no right to.</summary>
/// <param name="key">The root key.</param>
/// <inheritdoc cref="JudgedDocuments"/>
public sealed class JudgedKey(IRootKey key, string app, RightsInBicep rights, Refusals refusals) : IRootKey
{
    public string Id => key.Id;

    public Task<DateTimeOffset?> CreatedAt(CancellationToken ct) => Judged("read").CreatedAt(ct);

    // The SDK wraps with the public half, which it reads first; where it may not, it asks the vault to.
    public Task<WrappedByRoot> Wrap(ReadOnlyMemory<byte> key, CancellationToken ct) => Judged("wrap").Wrap(key, ct);

    public Task<byte[]> Unwrap(string rootKeyId, ReadOnlyMemory<byte> wrapped, CancellationToken ct) => Judged("unwrap").Unwrap(rootKeyId, wrapped, ct);

    public Task<byte[]> Sign(ReadOnlyMemory<byte> digest, CancellationToken ct) => Judged("sign").Sign(digest, ct);

    // Verifying is done with the public half.
    public Task<bool> Verify(string rootKeyId, ReadOnlyMemory<byte> digest, ReadOnlyMemory<byte> signature, CancellationToken ct) => Judged("read").Verify(rootKeyId, digest, signature, ct);

    private IRootKey Judged(string action)
        => refusals.Judge($"{app}: {action} with the root key", rights.OnRootKey(app, action)) ? key : throw new UnauthorizedAccessException($"The identity of {app} may not {action} with the root key.");
}
