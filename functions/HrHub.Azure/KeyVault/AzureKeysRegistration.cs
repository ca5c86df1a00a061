using Azure.Core;
using Azure.Security.KeyVault.Keys;
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
            if (options.EmulatorKeyFile.Length > 0) return new FileRootKey(options.EmulatorKeyFile);
            var key = new Uri(options.RootKeyId);
            return new KeyVaultRootKey(key, new KeyClient(new Uri(key.GetLeftPart(UriPartial.Authority)), provider.GetRequiredService<TokenCredential>(), Calling()));
        });
    }

    private static KeyClientOptions Calling()
    {
        var how = new KeyClientOptions();
        // A delivery waits while the first of its epoch is unwrapped, and vendors hang up after some 10 s: three tries within that; the queue brings other work again.
        (how.Retry.Mode, how.Retry.MaxRetries) = (RetryMode.Exponential, 2);
        (how.Retry.Delay, how.Retry.MaxDelay) = (TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1));
        // An RSA operation takes some 50 ms: what is silent for three seconds is broken.
        how.Retry.NetworkTimeout = TimeSpan.FromSeconds(3);
        return how;
    }
}
