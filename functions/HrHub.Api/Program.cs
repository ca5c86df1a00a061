using HrHub.Api;
using HrHub.Azure;
using HrHub.Azure.KeyVault;
using HrHub.Azure.ServiceBus;
using HrHub.Core.Audit;
using HrHub.Core.Cases;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

builder.Services
    .AddApi()
    .AddAzureMessaging()
    .AddAzureKeys()
    // The adapters for Cosmos DB and Blob Storage are not written yet: until they are, the app stops here and says so.
    .RequireStores(typeof(ICandidateFiles), typeof(ICandidateIndex), typeof(ICases), typeof(IAuditLog), typeof(IParkedItems), typeof(ISealedObjects), typeof(IKeyStore));

await builder.Build().RunAsync();
