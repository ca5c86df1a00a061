namespace Azure.Security.KeyVault.Keys.Cryptography;

/// <summary>https://learn.microsoft.com/dotnet/api/azure.security.keyvault.keys.cryptography.cryptographyclient</summary>
public class CryptographyClient
{
    protected CryptographyClient() { }

    public virtual Task<WrapResult> WrapKeyAsync(KeyWrapAlgorithm algorithm, byte[] key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public virtual Task<UnwrapResult> UnwrapKeyAsync(KeyWrapAlgorithm algorithm, byte[] encryptedKey, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public virtual Task<SignResult> SignAsync(SignatureAlgorithm algorithm, byte[] digest, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public virtual Task<VerifyResult> VerifyAsync(SignatureAlgorithm algorithm, byte[] digest, byte[] signature, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}

/// <summary>https://learn.microsoft.com/dotnet/api/azure.security.keyvault.keys.cryptography.keywrapalgorithm</summary>
public readonly record struct KeyWrapAlgorithm(string Value)
{
    public static KeyWrapAlgorithm RsaOaep256 { get; } = new("RSA-OAEP-256");
}

/// <summary>https://learn.microsoft.com/dotnet/api/azure.security.keyvault.keys.cryptography.signaturealgorithm</summary>
public readonly record struct SignatureAlgorithm(string Value)
{
    public static SignatureAlgorithm PS256 { get; } = new("PS256");
}

/// <summary>https://learn.microsoft.com/dotnet/api/azure.security.keyvault.keys.cryptography.wrapresult</summary>
public class WrapResult
{
    public byte[] EncryptedKey { get; internal set; } = [];
}

/// <summary>https://learn.microsoft.com/dotnet/api/azure.security.keyvault.keys.cryptography.unwrapresult</summary>
public class UnwrapResult
{
    public byte[] Key { get; internal set; } = [];
}

/// <summary>https://learn.microsoft.com/dotnet/api/azure.security.keyvault.keys.cryptography.signresult</summary>
public class SignResult
{
    public byte[] Signature { get; internal set; } = [];
}

/// <summary>https://learn.microsoft.com/dotnet/api/azure.security.keyvault.keys.cryptography.verifyresult</summary>
public class VerifyResult
{
    public bool IsValid { get; internal set; }
}
