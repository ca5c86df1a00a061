using HrHub.Azure.Cosmos.Compliance.Employees;
using HrHub.Azure.Cosmos.Compliance.Erasures;
using HrHub.Azure.Cosmos.Compliance.Parked;
using HrHub.Core.Erasures;
using HrHub.Core.Parking;
using HrHub.Core.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Azure.Cosmos.Compliance;

public static class CosmosComplianceRegistration
{
    /// <summary>Certificates, de-identified facets, parked items and employee ids on Cosmos DB.</summary>
    public static IServiceCollection AddCosmosCompliance(this IServiceCollection services) => services.AddCosmosDatabase()
        .AddSingleton<CosmosParkedItems>()
        .AddSingleton<IParkedItems>(provider => provider.GetRequiredService<CosmosParkedItems>())
        .AddSingleton<IForgetting>(provider => provider.GetRequiredService<CosmosParkedItems>())
        .AddSingleton<ICertificates, CosmosCertificates>()
        .AddSingleton<IDeidentifiedFacets, CosmosDeidentifiedFacets>()
        .AddSingleton<IEmployeeIds, CosmosEmployeeIds>();
}
