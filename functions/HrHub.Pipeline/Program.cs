using HrHub.Azure;
using HrHub.Azure.Blobs;
using HrHub.Azure.Cosmos.Inbox;
using HrHub.Azure.KeyVault;
using HrHub.Azure.ServiceBus;
using HrHub.Azure.Telemetry;
using HrHub.Core.Audit;
using HrHub.Core.Cases;
using HrHub.Core.Erasures;
using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using HrHub.Core.Sync;
using HrHub.Core.Telemetry;
using HrHub.Core.Vendors.Api;
using HrHub.Pipeline;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware((context, next) => TracedRun.Handle(context.FunctionDefinition.Name, context.BindingContext.BindingData, next));

builder.Services
    .AddPipeline()
    .AddAzureMessaging()
    .AddAzureKeys()
    .AddHubTelemetry(builder.Configuration, "hrhub-pipeline")
    .AddCosmosInbox()
    .AddBlobObjects()
    // Where a store still has no adapter the app stops here and says so.
    .RequireStores(
        typeof(IInbox), typeof(IVendorLedger), typeof(ICandidateFiles), typeof(ICandidateTokens), typeof(ICandidateIndex), typeof(ICases), typeof(IParkedItems),
        typeof(ISyncStates), typeof(IEmployeeIds), typeof(IPullCursors), typeof(IRetentionIndex), typeof(IRetentionRuns), typeof(ISealedObjects), typeof(IKeyStore),
        typeof(IAuditLog), typeof(IAuditEvidence), typeof(IAuditRoots), typeof(IErasures), typeof(ICertificates), typeof(IDeidentifiedFacets), typeof(IStorePages), typeof(IForgetting));

await builder.Build().RunAsync();
