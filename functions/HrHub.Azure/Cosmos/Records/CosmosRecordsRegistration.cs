using HrHub.Azure.Cosmos.Events;
using HrHub.Azure.Cosmos.Exports;
using HrHub.Azure.Cosmos.Idempotency;
using HrHub.Azure.Cosmos.Insights;
using HrHub.Azure.Cosmos.Records.Audit;
using HrHub.Azure.Cosmos.Records.Changes;
using HrHub.Azure.Cosmos.Records.Retention;
using HrHub.Azure.Cosmos.Records.Search;
using HrHub.Azure.Cosmos.Records.Sync;
using HrHub.Core.Audit;
using HrHub.Core.Changes;
using HrHub.Core.Erasures;
using HrHub.Core.Events;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Idempotency;
using HrHub.Core.Insights;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;
using HrHub.Core.Retention;
using HrHub.Core.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HrHub.Azure.Cosmos.Records;

public static class CosmosRecordsRegistration
{
    /// <summary>Candidate files with their index, sync states, audit trail and the requests that named themselves on Cosmos DB.</summary>
    /// <param name="services">Has, or gets elsewhere, the key ring.</param>
    /// <param name="systems">The downstream systems that must hear of every change.</param>
    public static IServiceCollection AddCosmosFiles(this IServiceCollection services, IReadOnlyList<string> systems)
    {
        services.TryAddSingleton<ErasedMarks>();
        return services.AddCosmosDatabase()
            .AddSingleton(provider => new CosmosCandidateFiles(provider.GetRequiredService<CosmosDatabase>(), provider.GetRequiredService<ErasedMarks>(), provider.GetRequiredService<KeyRing>(), systems))
            .AddSingleton<ICandidateFiles>(provider => provider.GetRequiredService<CosmosCandidateFiles>())
            .AddSingleton<CosmosCandidateIndex>()
            .AddSingleton<ICandidateIndex>(provider => provider.GetRequiredService<CosmosCandidateIndex>())
            .AddSingleton<CosmosSyncStates>()
            .AddSingleton<ISyncStates>(provider => provider.GetRequiredService<CosmosSyncStates>())
            .AddSingleton<CosmosIdempotencyRecords>()
            .AddSingleton<IIdempotencyRecords>(provider => provider.GetRequiredService<CosmosIdempotencyRecords>())
            .AddSingleton<IScoreDistributions, CosmosScoreDistributions>()
            .AddSingleton<IAuditLog, CosmosAuditLog>();
    }

    /// <summary>What matching, retention, erasure and audit roots need of the files. Needs <see cref="AddCosmosFiles"/>.</summary>
    public static IServiceCollection AddCosmosRecords(this IServiceCollection services) => services
        .AddSingleton<IForgetting>(provider => provider.GetRequiredService<CosmosCandidateFiles>())
        .AddSingleton<IForgetting>(provider => provider.GetRequiredService<CosmosCandidateIndex>())
        .AddSingleton<IForgetting>(provider => provider.GetRequiredService<CosmosSyncStates>())
        .AddSingleton<IForgetting>(provider => provider.GetRequiredService<CosmosIdempotencyRecords>())
        .AddSingleton<ICandidateTokens, CosmosCandidateTokens>()
        .AddSingleton<IRetentionIndex, CosmosRetentionIndex>()
        .AddSingleton<IAuditEvidence, CosmosAuditEvidence>();

    /// <summary>The feed of changes, and who is told of it.</summary>
    public static IServiceCollection AddCosmosChanges(this IServiceCollection services)
        => services.AddCosmosDatabase().AddSingleton<IChangeFeed, CosmosChangeFeed>().AddSingleton<ISubscriptions, CosmosSubscriptions>();

    /// <summary>Exports in the background.</summary>
    public static IServiceCollection AddCosmosExports(this IServiceCollection services) => services.AddCosmosDatabase().AddSingleton<IExportJobs, CosmosExportJobs>();

    /// <summary>Searches that people keep.</summary>
    public static IServiceCollection AddCosmosSearches(this IServiceCollection services) => services.AddCosmosDatabase().AddSingleton<ISavedSearches, CosmosSavedSearches>();
}
