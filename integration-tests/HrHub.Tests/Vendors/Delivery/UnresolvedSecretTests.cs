using HrHub.Core.Vendors;

namespace HrHub.Tests.Vendors.Delivery;

/// <summary>What stands in a setting for a secret of Key Vault is no secret.</summary>
public sealed class UnresolvedSecretTests
{
    [Theory]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://hrhub-example.vault.azure.net/secrets/vendor-ribbon)")]
    [InlineData("@microsoft.keyvault(VaultName=hrhub-example;SecretName=vendor-ribbon)")]
    public void A_reference_that_the_host_could_not_resolve_is_a_missing_secret(string value) => Assert.Null(Secrets(value).Find("ribbon"));

    [Fact]
    public void Any_other_text_is_a_secret() => Assert.Equal("development-only-ribbon", Secrets("development-only-ribbon").Find("ribbon"));

    private static VendorSecrets Secrets(string value) => new([KeyValuePair.Create("ribbon", value)]);
}
