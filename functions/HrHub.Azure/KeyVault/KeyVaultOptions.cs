using System.ComponentModel.DataAnnotations;

namespace HrHub.Azure.KeyVault;

/// <summary>Section <c>KeyVault</c>.</summary>
public sealed class KeyVaultOptions
{
    /// <summary>
    /// Identifier of the root key with its version, <c>https://VAULT/keys/NAME/VERSION</c>. Rotating the key means naming the new version here:
    /// what older versions wrapped names its version and stays readable while that version is enabled.
    /// </summary>
    [Required, RegularExpression("^https://[a-z0-9.-]+/keys/[A-Za-z0-9-]+/[0-9a-f]{32}$", ErrorMessage = "KeyVault:RootKeyId is https://VAULT/keys/NAME/VERSION.")]
    public required string RootKeyId { get; init; }
}
