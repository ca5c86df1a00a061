using System.Text.Json;
using HrHub.Core.Sync;
using HrHub.Pipeline.Sync;
using HrHub.Pipeline.Sync.Training;
using HrHub.Tests.Architecture;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HrHub.Tests.Sync;

public sealed class RegistrationTests
{
    [Theory]
    [InlineData("ehr", "00100123")]
    [InlineData("performance", "0100123")]
    [InlineData("training", "TA00123")]
    public void The_sample_settings_are_valid_and_say_how_each_system_writes_employee_numbers(string system, string theirs)
    {
        using var services = Services();
        services.GetRequiredService<IStartupValidator>().Validate();
        var settings = services.GetRequiredService<IOptionsMonitor<DownstreamOptions>>().Get(system);
        Assert.Equal(theirs, new IdRewrite(settings.EmployeeIds).Apply("HQ-A00123"));
    }

    [Fact]
    public void The_rule_table_of_the_courses_is_read()
    {
        using var services = Services();
        var rules = services.GetRequiredService<IOptions<TrainingOptions>>().Value.Rules;
        Assert.Contains(rules, rule => rule is { Dimension: "sql", Below: 50, Courses: ["SQL-101", "SQL-102"] });
    }

    [Theory]
    [InlineData("Sync:Ehr:BaseUrl", "not a url")]
    [InlineData("Sync:Performance:Credential", "")]
    [InlineData("Sync:Training:RatePerMinute", "0")]
    [InlineData("Sync:Training:Tries", "0")]
    [InlineData("Sync:Training:Rules:0:Below", "101")]
    [InlineData("Sync:Ehr:EmployeeIds:0:Pattern", "")]
    [InlineData("Sync:Ehr:EmployeeIds:0:Pattern", "(")]
    [InlineData("Sync:BehindAfter", "00:00:00")]
    public void A_wrong_setting_stops_the_start(string key, string value)
    {
        using var services = Services([.. AllOn, (key, value)]);
        var failure = Assert.ThrowsAny<Exception>(services.GetRequiredService<IStartupValidator>().Validate);
        // Several at once where other options follow from the wrong one.
        Assert.IsType<OptionsValidationException>(failure is AggregateException all ? all.InnerExceptions[0] : failure);
    }

    [Fact]
    public void The_names_are_the_registered_systems()
    {
        using var services = Services([.. AllOn]);
        Assert.Equal(Downstreams.Names, services.GetRequiredService<DownstreamNames>().Names);
        Assert.All(Downstreams.Names, name => Assert.True(services.GetRequiredService<IOptionsMonitor<DownstreamOptions>>().Get(name).IsOn));
    }

    [Fact]
    public void On_the_sample_settings_every_system_is_off()
    {
        using var services = Services();
        Assert.Empty(services.GetRequiredService<DownstreamNames>().Names);
    }

    private static IEnumerable<(string Key, string Value)> AllOn => Downstreams.Names.Select(name => ($"Sync:{name}:BaseUrl", "http://127.0.0.1:9"));

    private static ServiceProvider Services(params (string Key, string Value)[] changes)
    {
        var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json"))).RootElement.GetProperty("Values")
            .EnumerateObject().ToDictionary(value => value.Name.Replace("__", ":", StringComparison.Ordinal), value => value.Value.GetString(), StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in changes) sample[key] = value;
        return new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(sample).Build()).AddSync().BuildServiceProvider();
    }
}
