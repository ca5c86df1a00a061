using System.Security.Cryptography;

namespace HrHub.Core.Keys;

/// <summary>One RSA key of 3072 bits or more, in a PKCS#8 PEM file of mode 0600.</summary>
internal sealed class RootKeyFile : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly RSA _rsa = RSA.Create();
    // An RSA object is not documented as safe for concurrent use.
    private readonly Lock _one = new();

    /// <param name="path">The file.</param>
    /// <param name="number">1, 2, 3, …: its place among the files of one root key.</param>
    /// <param name="isPublic">True for the public half that is left of a retired key.</param>
    /// <exception cref="InvalidOperationException">Others than the owner may read or write the file, or it holds no such key.</exception>
    public RootKeyFile(string path, int number, bool isPublic)
    {
        (Path, Number, IsPublic) = (path, number, isPublic);
        if (!isPublic && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0)
            throw new InvalidOperationException($"The root key file is open to others: set its mode to 0600. ({System.IO.Path.GetFileName(path)})");
        try
        {
            _rsa.ImportFromPem(File.ReadAllText(path));
        }
        catch (ArgumentException)
        {
            throw new InvalidOperationException($"The root key file holds no PEM private key. ({System.IO.Path.GetFileName(path)})");
        }
        if (_rsa.KeySize < 3072) throw new InvalidOperationException("The root key must be RSA of 3072 bits or more.");
        Id = "file-" + Convert.ToHexStringLower(SHA256.HashData(_rsa.ExportSubjectPublicKeyInfo()).AsSpan(0, 8));
        MadeAt = new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero);
    }

    public string Path { get; }
    public int Number { get; }
    public bool IsPublic { get; }
    public string Id { get; }

    /// <summary>The file's time.</summary>
    public DateTimeOffset MadeAt { get; }

    public T Use<T>(Func<RSA, T> work)
    {
        lock (_one) return work(_rsa);
    }

    public void Dispose() => _rsa.Dispose();

    /// <summary>Makes a key unless the file is there already.</summary>
    public static void Create(string path)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);

        using var fresh = RSA.Create(3072);
        Write(path, fresh.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Leaves the public half, so that old signatures can still be checked, and destroys the private one.</summary>
    /// <param name="publicPath">Where the public half goes.</param>
    public void Retire(string publicPath)
    {
        Write(publicPath, Use(rsa => rsa.ExportSubjectPublicKeyInfoPem()));
        using (var file = new FileStream(Path, FileMode.Open, FileAccess.Write))
        {
            file.Write(new byte[file.Length]);
            file.Flush(flushToDisk: true);
        }
        File.Delete(Path);
    }

    // Written aside and moved into place: another process sees the whole key or none, and the first one wins.
    private static void Write(string path, string pem)
    {
        var aside = $"{path}.{Environment.ProcessId}-{Guid.NewGuid():n}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        using (var file = new FileStream(aside, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(pem));
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
