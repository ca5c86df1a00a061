using System.Security.Cryptography;
using Azure;
using Azure.Security.KeyVault.Keys;
using Azure.Security.KeyVault.Keys.Cryptography;

namespace HrHub.Tests.Azure.KeyVault;

/// <summary>A vault with one key, its versions being real RSA keys, that counts what it is asked.</summary>
internal sealed class VaultOfTests : KeyClient, IDisposable
{
    public const string Key = "https://hrhub.vault.azure.net/keys/hrhub-root/";

    private readonly Dictionary<string, RSA> _versions = [];

    /// <summary>Calls by name and version, in their order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>HTTP status with which the vault refuses; null: it answers.</summary>
    public int? Refuses { get; set; }

    /// <returns>The identifier of a new version.</returns>
    public Uri Rotate()
    {
        var version = $"{_versions.Count + 1:x32}";
        _versions[version] = RSA.Create(2048);
        return new(Key + version);
    }

    public override Task<Response<KeyVaultKey>> GetKeyAsync(string name, string? version = null, CancellationToken cancellationToken = default)
    {
        Asked.Add($"get {name} {version}");
        return Task.FromResult(Response.FromValue(new KeyVaultKey(name) { Properties = new(name) { CreatedOn = new(2026, 11, _versions.Keys.ToList().IndexOf(version!) + 1, 0, 0, 0, TimeSpan.Zero) } }, null!));
    }

    public override CryptographyClient GetCryptographyClient(string keyName, string? keyVersion = null)
    {
        Asked.Add($"open {keyName} {keyVersion![^1]}");
        return new Version(this, keyVersion);
    }

    public void Dispose()
    {
        foreach (var key in _versions.Values) key.Dispose();
    }

    private RSA Ask(string what, string version)
    {
        Asked.Add($"{what} {version[^1]}");
        if (Refuses is { } status) throw new RequestFailedException(status, "refused");
        return _versions.TryGetValue(version, out var key) ? key : throw new RequestFailedException(404, "KeyNotFound");
    }

    private sealed class Version(VaultOfTests vault, string version) : CryptographyClient
    {
        public override Task<WrapResult> WrapKeyAsync(KeyWrapAlgorithm algorithm, byte[] key, CancellationToken cancellationToken = default)
        {
            Assert.Equal(KeyWrapAlgorithm.RsaOaep256, algorithm);
            return Task.FromResult(new WrapResult { EncryptedKey = vault.Ask("wrap", version).Encrypt(key, RSAEncryptionPadding.OaepSHA256) });
        }

        public override Task<UnwrapResult> UnwrapKeyAsync(KeyWrapAlgorithm algorithm, byte[] encryptedKey, CancellationToken cancellationToken = default)
        {
            Assert.Equal(KeyWrapAlgorithm.RsaOaep256, algorithm);
            try
            {
                return Task.FromResult(new UnwrapResult { Key = vault.Ask("unwrap", version).Decrypt(encryptedKey, RSAEncryptionPadding.OaepSHA256) });
            }
            catch (CryptographicException)
            {
                throw new RequestFailedException(400, "BadParameter");
            }
        }

        public override Task<SignResult> SignAsync(SignatureAlgorithm algorithm, byte[] digest, CancellationToken cancellationToken = default)
        {
            Assert.Equal(SignatureAlgorithm.PS256, algorithm);
            return Task.FromResult(new SignResult { Signature = vault.Ask("sign", version).SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pss) });
        }

        public override Task<VerifyResult> VerifyAsync(SignatureAlgorithm algorithm, byte[] digest, byte[] signature, CancellationToken cancellationToken = default)
        {
            Assert.Equal(SignatureAlgorithm.PS256, algorithm);
            return Task.FromResult(new VerifyResult { IsValid = vault.Ask("verify", version).VerifyHash(digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss) });
        }
    }
}
