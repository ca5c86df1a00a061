using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Azure;

public static class RequiredStores
{
    /// <summary>Stops an app at its start, with the reason, rather than at the first message that needs a store.</summary>
    /// <param name="services">Everything that the app registered.</param>
    /// <param name="ports">The stores without which the app can't do its work.</param>
    /// <exception cref="InvalidOperationException">A store has no implementation in this flavour.</exception>
    public static IServiceCollection RequireStores(this IServiceCollection services, params ReadOnlySpan<Type> ports)
    {
        var missing = new List<string>();
        foreach (var port in ports)
            if (services.All(service => service.ServiceType != port)) missing.Add(port.Name);

        return missing.Count == 0 ? services : throw new InvalidOperationException(
            $"No Azure implementation of {string.Join(", ", missing)} yet. "
            + "To run the hub today, use the embedded flavour: dotnet run --project functions/HrHub.Local.");
    }
}
