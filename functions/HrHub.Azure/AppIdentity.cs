using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HrHub.Azure;

public static class AppIdentity
{
    /// <summary>One credential for all services: the app's managed identity; on a developer's machine whoever is signed in.</summary>
    public static void TryAddIdentity(this IServiceCollection services) => services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
}
