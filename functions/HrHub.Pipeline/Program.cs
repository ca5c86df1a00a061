using HrHub.Azure;
using HrHub.Azure.KeyVault;
using HrHub.Azure.ServiceBus;
using HrHub.Azure.Telemetry;
using HrHub.Core.Messaging;
using HrHub.Core.Sync;
using HrHub.Core.Telemetry;
using HrHub.Pipeline;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware((context, next) => SpacedDelivery.Handle(context.BindingContext.BindingData, next, TimeProvider.System, context.CancellationToken));
builder.UseMiddleware((context, next) => TracedRun.Handle(context.FunctionDefinition.Name, context.BindingContext.BindingData, next));

builder.Services
    .AddPipeline()
    .AddAzureMessaging()
    .AddAzureKeys()
    .AddHubTelemetry(builder.Configuration, "hrhub-pipeline")
    .AddPipelineStores(DownstreamSystems.Names);

await builder.Build().RunAsync();
