using HrHub.Azure.Cosmos.Compliance.Parked;
using HrHub.Core.Keys;
using HrHub.Core.Operations;
using HrHub.Core.Parking;
using HrHub.Core.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Azure.Cosmos.Operations;

public static class CosmosOperationsRegistration
{
    /// <summary>For whoever counts, and reports.</summary>
    public static IServiceCollection AddCosmosStock(this IServiceCollection services)
        => services.AddCosmosDatabase().AddSingleton<ISyncLedger, CosmosSyncLedger>().AddSingleton<IHealthReports, CosmosHealthReports>();

    /// <summary>For whoever reads reports, looks at what is parked and orders what shall be done with it. Needs, or gets elsewhere, the key ring.</summary>
    public static IServiceCollection AddCosmosOperations(this IServiceCollection services) => services.AddCosmosDatabase()
        .AddSingleton<IHealthReports, CosmosHealthReports>()
        .AddSingleton<IParkedList>(provider => new SealedValues(new CosmosParkedItems(provider.GetRequiredService<CosmosDatabase>()), provider.GetRequiredService<KeyRing>()));
}
