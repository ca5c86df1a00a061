using System.Security.Cryptography;
using HrHub.Core.Keys;

namespace HrHub.Local.Stores;

/// <summary>
/// The root key of a hub without Key Vault: an RSA-3072 key in a PKCS#8 PEM file of mode 0600, made on first start.
/// Whoever has this file and the key store can read everything: back it up apart from both.
/// </summary>
public sealed class FileRootKey : IRootKey, IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly RSA _rsa = RSA.Create();
    // An RSA object is not documented as safe for concurrent use.
    private readonly Lock _one = new();

    /// <param name="path">The key file.</param>
    /// <exception cref="InvalidOperationException">Others than the owner may read or write the file, or it holds no such key.</exception>
    public FileRootKey(string path)
    {
        if (!File.Exists(path)) Create(path);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
            throw new InvalidOperationException($"The root key file is open to others: set its mode to 0600. ({Path.GetFileName(path)})");
        try
        {
            _rsa.ImportFromPem(File.ReadAllText(path));
        }
        catch (ArgumentException)
        {
            throw new InvalidOperationException($"The root key file holds no PEM private key. ({Path.GetFileName(path)})");
        }
        if (_rsa.KeySize < 3072) throw new InvalidOperationException("The root key must be RSA of 3072 bits or more.");
        Id = "file-" + Convert.ToHexStringLower(SHA256.HashData(_rsa.ExportSubjectPublicKeyInfo()).AsSpan(0, 8));
    }

    /// <inheritdoc/>
    public string Id { get; }

    public Task<byte[]> Wrap(ReadOnlyMemory<byte> key, CancellationToken ct)
    {
        lock (_one) return Task.FromResult(_rsa.Encrypt(key.Span, RSAEncryptionPadding.OaepSHA256));
    }

    public Task<byte[]> Unwrap(string rootKeyId, ReadOnlyMemory<byte> wrapped, CancellationToken ct)
    {
        if (rootKeyId != Id) throw new CryptographicException($"Wrapped by root key {rootKeyId}; this is {Id}.");
        lock (_one) return Task.FromResult(_rsa.Decrypt(wrapped.Span, RSAEncryptionPadding.OaepSHA256));
    }

    public Task<byte[]> Sign(ReadOnlyMemory<byte> digest, CancellationToken ct)
    {
        lock (_one) return Task.FromResult(_rsa.SignHash(digest.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    public Task<bool> Verify(string rootKeyId, ReadOnlyMemory<byte> digest, ReadOnlyMemory<byte> signature, CancellationToken ct)
    {
        lock (_one) return Task.FromResult(rootKeyId == Id && _rsa.VerifyHash(digest.Span, signature.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    public void Dispose() => _rsa.Dispose();

    // Written aside and moved into place: another process that starts at the same time sees the whole key or none, and the first one wins.
    private static void Create(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);

        using var fresh = RSA.Create(3072);
        var aside = $"{path}.{Environment.ProcessId}-{Guid.NewGuid():n}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(aside, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(fresh.ExportPkcs8PrivateKeyPem()));
            file.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }
    }
}
