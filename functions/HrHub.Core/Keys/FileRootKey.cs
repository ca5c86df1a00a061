using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace HrHub.Core.Keys;

/// <summary>
/// The root key of a hub without Key Vault: <c>root-key.pem</c>, made on first start; rotated it goes on as <c>root-key.2.pem</c> beside it, and so on. The file with the
/// highest number wraps and signs; the older ones stay readable until they are retired. Whoever has these files and the key store can read everything: back them up apart.
/// </summary>
public sealed class FileRootKey : IRootKey, IDisposable
{
    private readonly ConcurrentDictionary<string, RootKeyFile> _files = new();
    private readonly string _path;
    private volatile RootKeyFile _newest;

    /// <param name="path">The first key file.</param>
    /// <param name="mayCreate">False where there must be one already.</param>
    /// <exception cref="InvalidOperationException">Others than the owner may read or write a file, or it holds no such key.</exception>
    /// <exception cref="FileNotFoundException">There is no key file, and none may be made.</exception>
    public FileRootKey(string path, bool mayCreate = true)
    {
        _path = path;
        if (!OnDisk().Any(file => !file.IsPublic))
        {
            if (!mayCreate) throw new FileNotFoundException($"The root key file is missing: {path}", path);
            RootKeyFile.Create(path);
        }
        _newest = Read();
    }

    /// <inheritdoc/>
    public string Id => Newest().Id;

    public Task<DateTimeOffset?> CreatedAt(CancellationToken ct) => Task.FromResult<DateTimeOffset?>(Newest().MadeAt);

    /// <summary>Whether what the key with this id wrapped can be unwrapped.</summary>
    public bool CanUnwrap(string rootKeyId) => Private(rootKeyId) is not null;

    public Task<WrappedByRoot> Wrap(ReadOnlyMemory<byte> key, CancellationToken ct)
    {
        var newest = Newest();
        return Task.FromResult(new WrappedByRoot(newest.Id, newest.Use(rsa => rsa.Encrypt(key.Span, RSAEncryptionPadding.OaepSHA256))));
    }

    public Task<byte[]> Unwrap(string rootKeyId, ReadOnlyMemory<byte> wrapped, CancellationToken ct)
    {
        var file = Private(rootKeyId) ?? throw new CryptographicException($"Wrapped by root key {rootKeyId}; this is {Id}.");
        return Task.FromResult(file.Use(rsa => rsa.Decrypt(wrapped.Span, RSAEncryptionPadding.OaepSHA256)));
    }

    public Task<byte[]> Sign(ReadOnlyMemory<byte> digest, CancellationToken ct)
        => Task.FromResult(Newest().Use(rsa => rsa.SignHash(digest.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)));

    /// <remarks>Any of the files will do: the key may have been rotated between the reading of <see cref="Id"/> and the signature.</remarks>
    public Task<bool> Verify(string rootKeyId, ReadOnlyMemory<byte> digest, ReadOnlyMemory<byte> signature, CancellationToken ct)
    {
        Read();
        return Task.FromResult(_files.Values.Any(file => file.Id == rootKeyId) && _files.Values.Any(file => file.Use(rsa => rsa.VerifyHash(digest.Span, signature.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))));
    }

    /// <summary>Makes a new key beside the old one; every process wraps under it from its next wrap on.</summary>
    /// <returns>Its id.</returns>
    public string Rotate()
    {
        RootKeyFile.Create(PathOf(Newest().Number + 1, isPublic: false));
        return Id;
    }

    /// <summary>Older keys whose private half is still on disk.</summary>
    public IReadOnlyList<string> Older()
    {
        var newest = Newest();
        return [.. OnDisk().Where(file => !file.IsPublic && file.Number < newest.Number).Select(file => Load(file).Id)];
    }

    /// <summary>Destroys the private half of an older key; the caller has made sure that nothing is wrapped by it.</summary>
    /// <exception cref="ArgumentException">It is the newest key, or there is no such file.</exception>
    public void Retire(string rootKeyId)
    {
        if (rootKeyId == Id || Private(rootKeyId) is not { } file) throw new ArgumentException("Not an older root key.", nameof(rootKeyId));
        file.Retire(PathOf(file.Number, isPublic: true));
    }

    public void Dispose()
    {
        foreach (var file in _files.Values) file.Dispose();
    }

    private RootKeyFile? Private(string id) => Known(id) ?? (Read() is not null ? Known(id) : null);

    private RootKeyFile? Known(string id) => _files.Values.FirstOrDefault(file => file.Id == id && !file.IsPublic);

    private RootKeyFile Newest() => File.Exists(PathOf(_newest.Number + 1, isPublic: false)) ? Read() : _newest;

    /// <summary>Loads what is new on disk. What was loaded stays: a key whose file was taken away still serves the process that has it.</summary>
    private RootKeyFile Read()
    {
        foreach (var file in OnDisk()) Load(file);
        return _newest = _files.Values.Where(file => !file.IsPublic).MaxBy(file => file.Number)!;
    }

    private RootKeyFile Load(Found file) => _files.GetOrAdd(file.Path, path => new RootKeyFile(path, file.Number, file.IsPublic));

    private IEnumerable<Found> OnDisk()
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(_path))!;
        if (!Directory.Exists(folder)) return [];
        var name = new Regex($@"^{Regex.Escape(Path.GetFileNameWithoutExtension(_path))}(?:\.(?<number>\d+))?(?<public>\.public)?{Regex.Escape(Path.GetExtension(_path))}$");
        return Directory.EnumerateFiles(folder).Select(path => (Path: path, Match: name.Match(Path.GetFileName(path)))).Where(file => file.Match.Success)
            .Select(file => new Found(file.Path, file.Match.Groups["number"] is { Success: true } number ? int.Parse(number.ValueSpan) : 1, file.Match.Groups["public"].Success));
    }

    private string PathOf(int number, bool isPublic)
        => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(_path))!,
            $"{Path.GetFileNameWithoutExtension(_path)}{(number == 1 ? "" : $".{number}")}{(isPublic ? ".public" : "")}{Path.GetExtension(_path)}");

    private sealed record Found(string Path, int Number, bool IsPublic);
}
