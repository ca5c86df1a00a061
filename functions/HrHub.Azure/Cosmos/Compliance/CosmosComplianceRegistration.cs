using HrHub.Azure.Cosmos.Compliance.Cases;
using HrHub.Azure.Cosmos.Compliance.Employees;
using HrHub.Azure.Cosmos.Compliance.Erasures;
using HrHub.Azure.Cosmos.Compliance.Parked;
using HrHub.Azure.Cosmos.Compliance.Runs;
using HrHub.Azure.Cosmos.Compliance.Trail;
using HrHub.Core.Cases;
using HrHub.Core.Erasures;
using HrHub.Core.Keys;
using HrHub.Core.Parking;
using HrHub.Core.Retention.Runs;
using HrHub.Core.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Azure.Cosmos.Compliance;

public static class CosmosComplianceRegistration
{
    /// <summary>Erasures, certificates, cases, retention runs, de-identified facets, parked items and employee ids on Cosmos DB. Needs <c>AddCosmosRecords</c>.</summary>
    public static IServiceCollection AddCosmosCompliance(this IServiceCollection services) => services.AddCosmosDatabase()
        .AddSingleton<AppendOnce>()
        .AddSingleton<CosmosParkedItems>()
        .AddSingleton<IParkedItems>(provider => new SealedValues(provider.GetRequiredService<CosmosParkedItems>(), provider.GetRequiredService<KeyRing>()))
        .AddSingleton<IForgetting>(provider => provider.GetRequiredService<CosmosParkedItems>())
        .AddSingleton<IErasures, CosmosErasures>()
        .AddSingleton<IStorePages, ServicePages>()
        .AddSingleton<ICertificates, CosmosCertificates>()
        .AddSingleton<IDeidentifiedFacets, CosmosDeidentifiedFacets>()
        .AddSingleton<ICases, CosmosCases>()
        .AddSingleton<IRetentionRuns, CosmosRetentionRuns>()
        .AddSingleton<IEmployeeIds, CosmosEmployeeIds>();
}
