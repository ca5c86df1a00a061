using HrHub.Api;
using HrHub.Azure;
using HrHub.Azure.KeyVault;
using HrHub.Azure.ServiceBus;
using HrHub.Azure.Telemetry;
using HrHub.Core.Audit;
using HrHub.Core.Changes;
using HrHub.Core.Erasures;
using HrHub.Core.Inbox;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Sync;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Api;
using HrHub.Intake;
using HrHub.Local.Settings;
using HrHub.Pipeline;
using HrHub.TestKit;
using HrHub.Tests.Architecture;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HrHub.Tests.Azure;

/// <summary>
/// The three apps as their <c>Program.cs</c> puts them together for Azure. That file alone is compiled in the Azure flavour only: it is read here.
/// </summary>
public sealed class AppCompositionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string> Apps => [.. Composed.Keys];

    private static Dictionary<string, Action<IServiceCollection>> Composed { get; } = new()
    {
        ["Intake"] = services => services.AddIntake().AddIntakeStores(),
        ["Pipeline"] = services => services.AddPipeline().AddPipelineStores(DownstreamSystems.Names),
        ["Api"] = services => services.AddApi().AddApiStores(DownstreamSystems.Names),
    };

    [Theory]
    [MemberData(nameof(Apps))]
    public async Task Everything_that_an_app_registers_can_be_made(string app)
    {
        await using var services = Provider(app);
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.NotEmpty(services.GetServices<IHostedService>());
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public async Task Every_function_of_an_app_can_be_made(string app)
    {
        await using var services = Provider(app);
        var functions = FunctionClassTests.Classes.Where(type => type.Assembly.GetName().Name == $"HrHub.{app}").ToList();
        Assert.NotEmpty(functions);
        foreach (var function in functions)
        {
            await using var run = services.CreateAsyncScope();
            Assert.NotNull(ActivatorUtilities.CreateInstance(run.ServiceProvider, function));
        }
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public async Task Every_store_of_an_app_can_be_made(string app)
    {
        await using var services = Provider(app);
        var ports = Registered(app).Select(service => service.ServiceType).Where(type => type.IsInterface && type.Assembly == HubCode.Core).Distinct().ToList();
        Assert.NotEmpty(ports);
        Assert.All(ports, port => Assert.NotNull(services.GetRequiredService(port)));
    }

    /// <summary>What an identity may not do, its app has no port for. <see cref="Infra.RolesTests"/> holds the rights themselves.</summary>
    [Theory]
    [InlineData("Intake", typeof(ICandidateFiles), typeof(ICandidateIndex), typeof(IPullCursors), typeof(IParkedItems), typeof(IAuditRoots), typeof(IErasures), typeof(IChangeFeed))]
    [InlineData("Api", typeof(IInbox), typeof(IParkedItems), typeof(IPullCursors), typeof(IAuditRoots), typeof(IAuditEvidence), typeof(IDeidentifiedFacets), typeof(IForgetting), typeof(VendorSecrets))]
    public void An_app_has_no_port_for_what_it_may_not_do(string app, params Type[] ports)
        => Assert.Empty(Registered(app).Select(service => service.ServiceType).Intersect(ports));

    [Fact]
    public async Task Whoever_keeps_something_of_a_person_is_asked_to_forget_in_the_pipeline()
    {
        var forgetting = HubCode.Azure.WrittenTypes().Where(type => type.IsAssignableTo(typeof(IForgetting)) && type is { IsClass: true, IsAbstract: false }).ToList();
        await using var services = Provider("Pipeline");
        Assert.Equal(forgetting.Select(type => type.Name).Order(), services.GetServices<IForgetting>().Select(store => store.GetType()).Where(type => type.Assembly == HubCode.Azure).Select(type => type.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public void The_program_of_an_app_registers_the_same(string app)
    {
        var program = Repository.Files("Program.cs", $"functions/HrHub.{app}").Single().Text;
        var systems = app == "Intake" ? "" : "DownstreamSystems.Names";
        Assert.All([$".Add{app}()", $".Add{app}Stores({systems})", ".AddAzureMessaging()", ".AddAzureKeys()", $".AddHubTelemetry(builder.Configuration, \"hrhub-{app.ToLowerInvariant()}\")"], call => Assert.Contains(call, program, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private ServiceProvider Provider(string app) => Registered(app).BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    private ServiceCollection Registered(string app)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(SettingsFiles.Read(Path.Combine(Repository.Root, "local.settings.sample.json")))
            .AddInMemoryCollection([new("KeyVault:EmulatorKeyFile", _folder.File("root-key.pem"))]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(settings).AddLogging();
        Composed[app](services);
        services.AddAzureMessaging().AddAzureKeys().AddHubTelemetry(settings, "test");
        return services;
    }
}
