namespace HrHub.Local.Hosting;

/// <summary>Settings section <c>Keys</c>: where the root key of a hub without Key Vault is.</summary>
public sealed class KeysOptions
{
    /// <summary>A PEM file of mode 0600, made on the first start. Empty: <c>root-key.pem</c> in the data directory, which is fine on a developer's machine only.</summary>
    public string? RootKeyFile { get; init; }

    public string PathIn(string dataDirectory) => string.IsNullOrEmpty(RootKeyFile) ? Path.Combine(dataDirectory, "root-key.pem") : RootKeyFile;
}
