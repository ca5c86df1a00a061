using HrHub.Azure;
using HrHub.Azure.KeyVault;
using HrHub.Azure.ServiceBus;
using HrHub.Azure.Telemetry;
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
    .AddIntakeStores();

await builder.Build().RunAsync();
