using HrHub.Api;
using HrHub.Azure;
using HrHub.Azure.Blobs;
using HrHub.Azure.KeyVault;
using HrHub.Azure.ServiceBus;
using HrHub.Azure.Telemetry;
using HrHub.Core.Audit;
using HrHub.Core.Cases;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware((context, next) => TracedRun.Handle(context.FunctionDefinition.Name, context.BindingContext.BindingData, next));

builder.Services
    .AddApi()
    .AddAzureMessaging()
    .AddAzureKeys()
    .AddHubTelemetry(builder.Configuration, "hrhub-api")
    .AddBlobObjects()
    // Where a store still has no adapter the app stops here and says so.
    .RequireStores(typeof(ICandidateFiles), typeof(ICandidateIndex), typeof(ICases), typeof(IAuditLog), typeof(IParkedItems), typeof(ISealedObjects), typeof(IKeyStore));

await builder.Build().RunAsync();
