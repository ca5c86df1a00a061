using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure;
using Azure.Security.KeyVault.Keys;
using Azure.Security.KeyVault.Keys.Cryptography;
using HrHub.Core.Keys;

namespace HrHub.Azure.KeyVault;

/// <summary>
/// An RSA key in Key Vault. Its private half never leaves the vault; ids are key identifiers with their version. A hub asks it rarely: once for each epoch key in each process, and once for each audit root and certificate.
/// </summary>
/// <param name="current">Identifier of the version that wraps and signs: <c>https://VAULT/keys/NAME/VERSION</c>. Older versions of the key unwrap and verify what they made.</param>
/// <param name="vault">Under an identity that may get the key, and wrap, unwrap, sign and verify with it.</param>
public sealed class KeyVaultRootKey(Uri current, KeyClient vault) : IRootKey
{
    private readonly KeyVaultKeyIdentifier _current = new(current);
    private readonly string _anyVersion = new Uri(current, ".").AbsoluteUri;

    // One for each version that is in use: it keeps the public half, so that wrapping and verifying need no call.
    private readonly ConcurrentDictionary<string, CryptographyClient> _versions = new();

    /// <inheritdoc/>
    public string Id => current.AbsoluteUri;

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> CreatedAt(CancellationToken ct) => (await vault.GetKeyAsync(_current.Name, _current.Version, ct)).Value.Properties.CreatedOn;

    /// <inheritdoc/>
    public async Task<WrappedByRoot> Wrap(ReadOnlyMemory<byte> key, CancellationToken ct)
        => new(Id, (await Version(_current.Version).WrapKeyAsync(KeyWrapAlgorithm.RsaOaep256, key.ToArray(), ct)).EncryptedKey);

    /// <inheritdoc/>
    public async Task<byte[]> Unwrap(string rootKeyId, ReadOnlyMemory<byte> wrapped, CancellationToken ct)
    {
        if (VersionIn(rootKeyId) is not { } version) throw new CryptographicException("Not wrapped by this key.");
        try
        {
            return (await Version(version).UnwrapKeyAsync(KeyWrapAlgorithm.RsaOaep256, wrapped.ToArray(), ct)).Key;
        }
        catch (RequestFailedException refused) when (refused.Status is 400 or 404)
        {
            throw new CryptographicException("Not wrapped by this key, or its version is gone.", refused);
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]> Sign(ReadOnlyMemory<byte> digest, CancellationToken ct)
        => (await Version(_current.Version).SignAsync(SignatureAlgorithm.PS256, digest.ToArray(), ct)).Signature;

    /// <inheritdoc/>
    public async Task<bool> Verify(string rootKeyId, ReadOnlyMemory<byte> digest, ReadOnlyMemory<byte> signature, CancellationToken ct)
        => VersionIn(rootKeyId) is { } version && (await Version(version).VerifyAsync(SignatureAlgorithm.PS256, digest.ToArray(), signature.ToArray(), ct)).IsValid;

    // The id comes from a store. Following it to another key or vault would hand our token, or somebody else's key, to whoever wrote it there.
    private string? VersionIn(string rootKeyId)
        => rootKeyId.StartsWith(_anyVersion, StringComparison.Ordinal) && rootKeyId[_anyVersion.Length..] is { Length: 32 } version && version.All(char.IsAsciiHexDigitLower) ? version : null;

    private CryptographyClient Version(string version) => _versions.GetOrAdd(version, known => vault.GetCryptographyClient(_current.Name, known));
}
