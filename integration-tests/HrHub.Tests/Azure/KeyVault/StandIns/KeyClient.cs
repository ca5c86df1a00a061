using Azure.Core;
using Azure.Security.KeyVault.Keys.Cryptography;

namespace Azure.Security.KeyVault.Keys;

// Stand-ins for the package, which not every package copy has: the members that the hub uses, as they are documented, without a vault behind them. HrHub.Azure's own sources are compiled against them here.
// https://learn.microsoft.com/dotnet/api/azure.security.keyvault.keys and
// https://github.com/Azure/azure-sdk-for-net/blob/main/sdk/keyvault/Azure.Security.KeyVault.Keys/api/Azure.Security.KeyVault.Keys.netstandard2.0.cs

/// <summary>https://learn.microsoft.com/dotnet/api/azure.security.keyvault.keys.keyclient</summary>
public class KeyClient
{
    protected KeyClient() { }

    public KeyClient(Uri vaultUri, TokenCredential credential, KeyClientOptions options) => (VaultUri, _) = (vaultUri, (credential, options));

    public virtual Uri? VaultUri { get; }

    public virtual Task<Response<KeyVaultKey>> GetKeyAsync(string name, string? version = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public virtual CryptographyClient GetCryptographyClient(string keyName, string? keyVersion = null) => throw new NotSupportedException();
}

/// <summary>https://learn.microsoft.com/dotnet/api/azure.security.keyvault.keys.keyclientoptions</summary>
public class KeyClientOptions : ClientOptions;

/// <summary>https://learn.microsoft.com/dotnet/api/azure.security.keyvault.keys.keyvaultkey</summary>
public class KeyVaultKey(string name)
{
    public string Name { get; } = name;

    public KeyProperties Properties { get; internal set; } = new(name);
}

/// <summary>https://learn.microsoft.com/dotnet/api/azure.security.keyvault.keys.keyproperties</summary>
public class KeyProperties(string name)
{
    public string Name { get; } = name;

    public DateTimeOffset? CreatedOn { get; internal set; }
}

/// <summary>https://learn.microsoft.com/dotnet/api/azure.security.keyvault.keys.keyvaultkeyidentifier</summary>
public readonly struct KeyVaultKeyIdentifier(Uri id)
{
    public string Name { get; } = id.Segments[2].TrimEnd('/');

    public string Version { get; } = id.Segments[3];
}
