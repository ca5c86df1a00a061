using HrHub.Azure.Cosmos.Compliance.Cases;
using HrHub.Azure.Cosmos.Compliance.Disputes;
using HrHub.Azure.Cosmos.Compliance.Employees;
using HrHub.Azure.Cosmos.Compliance.Erasures;
using HrHub.Azure.Cosmos.Compliance.Parked;
using HrHub.Azure.Cosmos.Compliance.Runs;
using HrHub.Azure.Cosmos.Compliance.Trail;
using HrHub.Core.Cases;
using HrHub.Core.Disputes;
using HrHub.Core.Erasures;
using HrHub.Core.Keys;
using HrHub.Core.Parking;
using HrHub.Core.Retention.Runs;
using HrHub.Core.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Azure.Cosmos.Compliance;

public static class CosmosComplianceRegistration
{
    /// <summary>Cases, disputes, and what erasures there are with their certificates, on Cosmos DB. Needs <c>AddCosmosFiles</c>.</summary>
    public static IServiceCollection AddCosmosCases(this IServiceCollection services) => services.AddCosmosDatabase()
        .AddSingleton<AppendOnce>()
        .AddSingleton<IErasures, CosmosErasures>()
        .AddSingleton<ICertificates, CosmosCertificates>()
        .AddSingleton<ICases, CosmosCases>()
        .AddSingleton<CosmosDisputeIndex>()
        .AddSingleton<IDisputeIndex>(provider => provider.GetRequiredService<CosmosDisputeIndex>());

    /// <summary>Retention runs, de-identified facets, parked items and employee ids. Needs <see cref="AddCosmosCases"/>.</summary>
    public static IServiceCollection AddCosmosCompliance(this IServiceCollection services) => services
        .AddSingleton<CosmosParkedItems>()
        .AddSingleton<IParkedItems>(provider => new SealedValues(provider.GetRequiredService<CosmosParkedItems>(), provider.GetRequiredService<KeyRing>()))
        .AddSingleton<IForgetting>(provider => provider.GetRequiredService<CosmosParkedItems>())
        .AddSingleton<IForgetting>(provider => provider.GetRequiredService<CosmosDisputeIndex>())
        .AddSingleton<IStorePages, ServicePages>()
        .AddSingleton<IDeidentifiedFacets, CosmosDeidentifiedFacets>()
        .AddSingleton<IRetentionRuns, CosmosRetentionRuns>()
        .AddSingleton<IEmployeeIds, CosmosEmployeeIds>();
}
