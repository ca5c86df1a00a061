using HrHub.Azure.Blobs;
using HrHub.Azure.Cosmos.Competencies;
using HrHub.Azure.Cosmos.Compliance;
using HrHub.Azure.Cosmos.Inbox;
using HrHub.Azure.Cosmos.Invitations;
using HrHub.Azure.Cosmos.Operations;
using HrHub.Azure.Cosmos.Records;
using HrHub.Core.Audit;
using HrHub.Core.Cases;
using HrHub.Core.Changes;
using HrHub.Core.Competencies;
using HrHub.Core.Disputes;
using HrHub.Core.Erasures;
using HrHub.Core.Events;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Idempotency;
using HrHub.Core.Inbox;
using HrHub.Core.Insights;
using HrHub.Core.Invitations;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Operations;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using HrHub.Core.Sync;
using HrHub.Core.Vendors.Api;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Azure;

/// <summary>
/// The stores of each app on Cosmos DB and Blob Storage: those that its identity may use, as <c>infra/roles.bicep</c> says, and no more. Root key and message bus come from elsewhere.
/// Whoever adds a store to an app's work adds it here: an app that lacks one stops at its start and names it.
/// </summary>
public static class AppStores
{
    /// <summary>May append to the inbox, nothing else.</summary>
    public static IServiceCollection AddIntakeStores(this IServiceCollection services) => services
        .AddCosmosInbox().AddCosmosKeys()
        .AddBlobObjects()
        .RequireStores(typeof(IInbox), typeof(IDeliveryQueue), typeof(IVendorLedger), typeof(ISealedObjects), typeof(IKeyStore));

    /// <summary>Everything.</summary>
    /// <param name="services">Has, or gets elsewhere, the key ring.</param>
    /// <param name="systems">The downstream systems that must hear of every change.</param>
    public static IServiceCollection AddPipelineStores(this IServiceCollection services, IReadOnlyList<string> systems) => services
        .AddCosmosInbox().AddCosmosPull().AddCosmosKeys()
        .AddCosmosFiles(systems).AddCosmosRecords().AddCosmosChanges().AddCosmosModels().AddCosmosInvitations().AddForgottenInvitations().AddCosmosExports()
        .AddCosmosCases().AddCosmosCompliance().AddCosmosStock()
        .AddBlobObjects().AddBlobAuditRoots()
        .RequireStores(
            typeof(IInbox), typeof(IVendorLedger), typeof(IPullCursors), typeof(IKeyStore), typeof(ISealedObjects),
            typeof(ICandidateFiles), typeof(IScoreDistributions), typeof(ICandidateIndex), typeof(ICandidateTokens), typeof(ISyncStates), typeof(IEmployeeIds), typeof(IRetentionIndex), typeof(IRetentionRuns), typeof(IChangeFeed), typeof(ISubscriptions), typeof(ICompetencyModels), typeof(IInvitationIndex), typeof(IExportJobs), typeof(IIdempotencyRecords),
            typeof(IAuditLog), typeof(IAuditEvidence), typeof(IAuditRoots), typeof(ICases), typeof(IDisputeIndex), typeof(IParkedItems),
            typeof(IErasures), typeof(ICertificates), typeof(IDeidentifiedFacets), typeof(IStorePages), typeof(IForgetting),
            typeof(ISyncLedger), typeof(IHealthReports));

    /// <summary>Neither the inbox nor parked work, of which it only has the list, nor audit roots: whoever breaks into the app that staff call gets no unread delivery.</summary>
    /// <inheritdoc cref="AddPipelineStores"/>
    public static IServiceCollection AddApiStores(this IServiceCollection services, IReadOnlyList<string> systems) => services
        .AddCosmosKeys()
        .AddCosmosFiles(systems).AddCosmosChanges().AddCosmosModels().AddCosmosInvitations().AddCosmosExports().AddCosmosSearches()
        .AddCosmosCases().AddCosmosOperations()
        .AddBlobObjects()
        .RequireStores(
            typeof(IKeyStore), typeof(ISealedObjects), typeof(ICandidateFiles), typeof(IScoreDistributions), typeof(ICandidateIndex), typeof(ISyncStates), typeof(IChangeFeed), typeof(ISubscriptions), typeof(ICompetencyModels), typeof(IInvitationIndex), typeof(IExportJobs), typeof(ISavedSearches), typeof(IIdempotencyRecords),
            typeof(IAuditLog), typeof(ICases), typeof(IDisputeIndex), typeof(IErasures), typeof(ICertificates),
            typeof(IHealthReports), typeof(IParkedList));
}
