using HrHub.Local.Hosting;
using HrHub.Local.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Tests.Architecture;

/// <summary>What a container lacks is found here, not by the first message at night.</summary>
public sealed class ConstructionTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("hrhub-construction-");

    [Fact]
    public async Task Every_function_class_constructs_from_the_container_of_its_app_with_the_sample_settings()
    {
        var sample = SettingsFiles.Read(Path.Combine(Repository.Root, "local.settings.sample.json"));
        var settings = new ConfigurationBuilder().AddInMemoryCollection(sample).Build();
        await using var hub = new LocalHub(_data.FullName, settings, TimeProvider.System, _ => { });

        foreach (var type in FunctionClassTests.Classes)
        {
            await using var run = AppOf(hub, type).CreateAsyncScope();
            Assert.NotNull(ActivatorUtilities.CreateInstance(run.ServiceProvider, type));
        }
    }

    public void Dispose() => _data.Delete(recursive: true);

    private static IServiceProvider AppOf(LocalHub hub, Type function) => function.Assembly switch
    {
        var app when app == HubCode.Intake => hub.Intake,
        var app when app == HubCode.Pipeline => hub.Pipeline,
        _ => hub.Api,
    };
}
