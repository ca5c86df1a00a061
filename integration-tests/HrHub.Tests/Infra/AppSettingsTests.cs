using HrHub.Api;
using HrHub.Intake;
using HrHub.Pipeline;
using HrHub.Tests.Architecture;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HrHub.Tests.Infra;

/// <summary>Each app has every setting that its code or one of its triggers reads, and none besides.</summary>
[Collection(InfraTests.Name)]
public sealed class AppSettingsTests(Deployments deployments)
{
    /// <summary>Where a hub on one machine has something that Azure brings itself, or must not have.</summary>
    private static readonly Dictionary<string, string> OnlyLocal = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EmbeddedWorker:"] = "the Functions host takes its place",
        ["Queue:"] = "Service Bus takes its place",
        ["Stores:Kind"] = "a published app has its stores on Azure",
        ["Keys:RootKeyFile"] = "the root key is in Key Vault",
        ["Blobs:EmulatorConnection"] = "a real account takes no key",
        ["Cosmos:EmulatorKey"] = "a real account takes no key",
        ["KeyVault:EmulatorKeyFile"] = "the root key is in Key Vault",
        ["ServiceBus:EmulatorConnection"] = "a real namespace takes no key",
        ["FUNCTIONS_WORKER_RUNTIME"] = "Flex Consumption has it in functionAppConfig, and refuses the setting",
    };

    /// <summary>Connections of the host to emulators. On Azure it connects by identity: the settings below each name.</summary>
    private static readonly string[] ConnectionStrings = ["AzureWebJobsStorage", "ServiceBus"];

    /// <summary>Read by the host and by the SDKs under it. Pages of learn.microsoft.com: azure/azure-functions/functions-app-settings, azure/azure-functions/functions-reference (connections).</summary>
    private static readonly string[] ReadByTheHost =
    [
        "AzureWebJobsStorage:accountName", "AzureWebJobsStorage:credential", "AzureWebJobsStorage:clientId",
        "ServiceBus:credential", "ServiceBus:clientId",
        "AZURE_CLIENT_ID", "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_STATSBEAT_DISABLED",
    ];

    public static IEnumerable<object[]> Apps => Deployments.Stages.SelectMany(stage => new[] { "intake", "pipeline", "api" }.Select(app => new object[] { stage, app }));

    [Theory]
    [MemberData(nameof(Apps))]
    public void An_app_has_the_settings_that_it_reads_and_no_others(string stage, string app)
    {
        var written = deployments[stage].Settings[app].Select(setting => Key(setting.Key)).ToList();
        Assert.Equal(Expected(app).Order(StringComparer.OrdinalIgnoreCase), written.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What would stop an app at its start stops here.</summary>
    [Theory]
    [MemberData(nameof(Apps))]
    public void An_app_starts_with_its_settings(string stage, string app)
    {
        var settings = deployments[stage].Settings[app].Select(setting => KeyValuePair.Create(Key(setting.Key), (string?)setting.Value!.GetValue<string>()));
        using var provider = Services(app).AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    [Fact]
    public void Between_them_the_apps_have_every_setting_of_the_sample()
    {
        var written = deployments["prod"].Settings.Values.SelectMany(settings => settings.Select(setting => Key(setting.Key))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Empty(SettingsSampleTests.Sample.Where(key => !IsOnlyLocal(key)).Except(written, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Nothing_local_is_forgotten_here() => Assert.All(OnlyLocal.Keys, key => Assert.Contains(SettingsSampleTests.Sample, one => one.StartsWith(key, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The host hands a reference that it can't resolve to the app as it stands, and everybody knows it: it must never be a secret.</summary>
    [Fact]
    public void A_secret_that_is_not_in_the_vault_is_empty()
        => Assert.All(deployments.All.SelectMany(deployment => deployment.Settings.Values).SelectMany(settings => settings), setting =>
        {
            Assert.DoesNotContain("@Microsoft.KeyVault", setting.Value!.GetValue<string>(), StringComparison.Ordinal);
            Assert.DoesNotContain("secret:", setting.Value!.GetValue<string>(), StringComparison.Ordinal);
        });

    [Fact]
    public async Task A_secret_that_is_in_the_vault_is_a_reference()
    {
        var deployment = await Deployment.Predict("dev", ("param secrets = []", "param secrets = ['vendor-ribbon', 'sync-ehr']"));
        Assert.Matches(@"@Microsoft\.KeyVault\(SecretUri=.*vendor-ribbon.*\)", deployment.Settings["intake"]["Vendors__Secrets__ribbon"]!.GetValue<string>());
        Assert.Equal("", deployment.Settings["intake"]["Vendors__Secrets__codesignal"]!.GetValue<string>());
        Assert.Matches(@"@Microsoft\.KeyVault\(SecretUri=.*sync-ehr.*\)", deployment.Settings["pipeline"]["Sync__Ehr__Credential"]!.GetValue<string>());
    }

    private static IEnumerable<string> Expected(string app)
    {
        var bound = BoundOptions(app).ToHashSet();
        var named = BoundSettings.NamedByTriggers(FunctionClassTests.Classes.Where(type => type.Assembly.GetName().Name!.EndsWith(app, StringComparison.OrdinalIgnoreCase))).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return SettingsSampleTests.Sample
            .Where(key => named.Contains(key) || BoundSettings.All.Any(setting => bound.Contains(setting.Options) && setting.Covers(key)))
            .Where(key => !IsOnlyLocal(key) && IsSecretOf(app, key))
            .Concat(ReadByTheHost);
    }

    /// <summary>The options that the app's own registration binds, and those of every app on Azure.</summary>
    private static IEnumerable<string> BoundOptions(string app) => Services(app)
        .Select(service => service.ServiceType)
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConfigureOptions<>))
        .Select(type => type.GetGenericArguments()[0].Name)
        .Concat(Repository.Files("*.cs", "functions/HrHub.Azure").SelectMany(file => BoundSettings.Binding().Matches(file.Text).Select(bind => bind.Groups["type"].Value)));

    private static ServiceCollection Services(string app)
    {
        var services = new ServiceCollection();
        _ = app switch
        {
            "intake" => services.AddIntake(),
            "pipeline" => services.AddPipeline(),
            _ => services.AddApi(),
        };
        return services;
    }

    private static bool IsOnlyLocal(string key)
        => ConnectionStrings.Contains(key) || OnlyLocal.Keys.Any(local => local.EndsWith(':') ? key.StartsWith(local, StringComparison.OrdinalIgnoreCase) : key.Equals(local, StringComparison.OrdinalIgnoreCase));

    /// <summary>Both apps bind the same section; the intake needs what signatures are made with, the pipeline what opens the vendors' APIs.</summary>
    private static bool IsSecretOf(string app, string key)
        => !key.StartsWith("Vendors:Secrets:", StringComparison.OrdinalIgnoreCase) || key.EndsWith("-api", StringComparison.Ordinal) == (app == "pipeline");

    // Names of settings on Linux hold no dash; the hub takes an underscore for one in the name of a secret.
    private static string Key(string setting)
    {
        var key = setting.Replace("__", ":", StringComparison.Ordinal);
        return key.StartsWith("Vendors:Secrets:", StringComparison.Ordinal) ? key.Replace('_', '-') : key;
    }
}
