using HrHub.Azure;
using HrHub.Azure.Blobs;
using HrHub.Azure.Cosmos.Inbox;
using HrHub.Azure.KeyVault;
using HrHub.Azure.ServiceBus;
using HrHub.Azure.Telemetry;
using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Telemetry;
using HrHub.Intake;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware((context, next) => TracedRun.Handle(context.FunctionDefinition.Name, context.BindingContext.BindingData, next));

builder.Services
    .AddIntake()
    .AddAzureMessaging()
    .AddAzureKeys()
    .AddHubTelemetry(builder.Configuration, "hrhub-intake")
    .AddCosmosInbox()
    .AddBlobObjects()
    // Where a store still has no adapter the app stops here and says so.
    .RequireStores(typeof(IInbox), typeof(IVendorLedger), typeof(ISealedObjects), typeof(IKeyStore));

await builder.Build().RunAsync();
