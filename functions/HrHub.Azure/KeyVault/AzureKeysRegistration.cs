using Azure.Core;
using HrHub.Core.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HrHub.Azure.KeyVault;

public static class AzureKeysRegistration
{
    /// <summary>The root key is the Key Vault key in settings, used under the app's own identity; beside the emulators a key file.</summary>
    public static IServiceCollection AddAzureKeys(this IServiceCollection services)
    {
        services.AddOptions<KeyVaultOptions>().BindConfiguration("KeyVault").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddIdentity();
        return services.AddSingleton<IRootKey>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<KeyVaultOptions>>().Value;
            return options.EmulatorKeyFile.Length > 0 ? new FileRootKey(options.EmulatorKeyFile) : new KeyVaultRootKey(new Uri(options.RootKeyId), provider.GetRequiredService<TokenCredential>());
        });
    }
}
