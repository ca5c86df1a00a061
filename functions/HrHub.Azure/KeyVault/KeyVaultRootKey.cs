using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure;
using Azure.Core;
using Azure.Security.KeyVault.Keys;
using Azure.Security.KeyVault.Keys.Cryptography;
using HrHub.Core.Keys;

namespace HrHub.Azure.KeyVault;

/// <summary>An RSA key in Key Vault. Its private half never leaves the vault; ids are key identifiers with their version.</summary>
/// <param name="current">Identifier of the version that wraps and signs: <c>https://VAULT/keys/NAME/VERSION</c>.</param>
/// <param name="credential">An identity that may get the key, and wrap, unwrap, sign and verify with it.</param>
public sealed class KeyVaultRootKey(Uri current, TokenCredential credential) : IRootKey
{
    private readonly string _anyVersion = new Uri(current, ".").AbsoluteUri;
    private readonly ConcurrentDictionary<string, CryptographyClient> _versions = new();

    public string Id => current.AbsoluteUri;

    public async Task<DateTimeOffset?> CreatedAt(CancellationToken ct)
    {
        var id = new KeyVaultKeyIdentifier(current);
        KeyVaultKey key = await new KeyClient(id.VaultUri, credential).GetKeyAsync(id.Name, id.Version, ct);
        return key.Properties.CreatedOn;
    }

    public async Task<WrappedByRoot> Wrap(ReadOnlyMemory<byte> key, CancellationToken ct)
        => new(Id, (await Version(Id).WrapKeyAsync(KeyWrapAlgorithm.RsaOaep256, key.ToArray(), ct)).EncryptedKey);

    public async Task<byte[]> Unwrap(string rootKeyId, ReadOnlyMemory<byte> wrapped, CancellationToken ct)
    {
        if (!IsOurs(rootKeyId)) throw new CryptographicException("Not wrapped by this key.");
        try
        {
            return (await Version(rootKeyId).UnwrapKeyAsync(KeyWrapAlgorithm.RsaOaep256, wrapped.ToArray(), ct)).Key;
        }
        catch (RequestFailedException refused) when (refused.Status is 400 or 404)
        {
            throw new CryptographicException("Not wrapped by this key, or its version is gone.", refused);
        }
    }

    public async Task<byte[]> Sign(ReadOnlyMemory<byte> digest, CancellationToken ct)
        => (await Version(Id).SignAsync(SignatureAlgorithm.PS256, digest.ToArray(), ct)).Signature;

    public async Task<bool> Verify(string rootKeyId, ReadOnlyMemory<byte> digest, ReadOnlyMemory<byte> signature, CancellationToken ct)
        => IsOurs(rootKeyId) && (await Version(rootKeyId).VerifyAsync(SignatureAlgorithm.PS256, digest.ToArray(), signature.ToArray(), ct)).IsValid;

    // The id comes from a store. Following it to another vault would hand our token to whoever wrote it there.
    private bool IsOurs(string rootKeyId) => rootKeyId.StartsWith(_anyVersion, StringComparison.Ordinal);

    private CryptographyClient Version(string id) => _versions.GetOrAdd(id, known => new CryptographyClient(new Uri(known), credential));
}
