using HrHub.Core.Competencies;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Azure.Cosmos.Competencies;

public static class CosmosModelsRegistration
{
    /// <summary>Competency models on Cosmos DB.</summary>
    public static IServiceCollection AddCosmosModels(this IServiceCollection services) => services.AddCosmosDatabase().AddSingleton<ICompetencyModels, CosmosCompetencyModels>();
}
