using System.ComponentModel.DataAnnotations;

namespace HrHub.Azure.KeyVault;

/// <summary>Section <c>KeyVault</c>.</summary>
public sealed class KeyVaultOptions : IValidatableObject
{
    /// <summary>
    /// Identifier of the root key with its version, <c>https://VAULT/keys/NAME/VERSION</c>. Rotating the key means naming the new version here:
    /// what older versions wrapped names its version and stays readable while that version is enabled.
    /// </summary>
    [RegularExpression("^https://[a-z0-9.-]+/keys/[A-Za-z0-9-]+/[0-9a-f]{32}$", ErrorMessage = "KeyVault:RootKeyId is https://VAULT/keys/NAME/VERSION.")]
    public string RootKeyId { get; init; } = "";

    /// <summary>For development beside the emulators, where there is no vault: a key file takes its place. Empty: the vault.</summary>
    public string EmulatorKeyFile { get; init; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (RootKeyId.Length > 0 == EmulatorKeyFile.Length > 0) yield return new("Either KeyVault:RootKeyId or KeyVault:EmulatorKeyFile, and not both.", [nameof(RootKeyId)]);
    }
}
