using HrHub.Azure;
using HrHub.Azure.KeyVault;
using HrHub.Azure.ServiceBus;
using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Intake;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

builder.Services
    .AddIntake()
    .AddAzureMessaging()
    .AddAzureKeys()
    // The adapters for Cosmos DB and Blob Storage are not written yet: until they are, the app stops here and says so.
    .RequireStores(typeof(IInbox), typeof(IVendorLedger), typeof(ISealedObjects), typeof(IKeyStore));

await builder.Build().RunAsync();
