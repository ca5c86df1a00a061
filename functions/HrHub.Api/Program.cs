using HrHub.Api;
using HrHub.Azure;
using HrHub.Azure.KeyVault;
using HrHub.Azure.ServiceBus;
using HrHub.Azure.Telemetry;
using HrHub.Core.Sync;
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
    .AddApiStores(DownstreamSystems.Names);

await builder.Build().RunAsync();
