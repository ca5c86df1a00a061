using System.Text;
using HrHub.Core.Vendors;
using HrHub.TestKit;
using HrHub.Tests.Vendors.Delivery;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HrHub.Tests.Vendors;

public sealed class ProfileCatalogTests : IDisposable
{
    private const string Delivery = """{ "bearer": { "secrets": ["acme"] } }""";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_built_in_profiles_load()
        => Assert.Equal(["canonical", "codesignal", "harver", "micro1", "ribbon", "showmebug", "standard-webhooks"], ProfileCatalog.Load().All.Select(profile => profile.Name));

    [Fact]
    public void Every_built_in_profile_says_where_it_comes_from_and_names_its_schema()
        => Assert.All(ProfileCatalog.Load().All, profile =>
        {
            Assert.NotEmpty(profile.Sources);
            Assert.Equal("../Profiles.schema.json", profile.Schema);
        });

    [Fact]
    public void A_profile_in_the_directory_is_added()
    {
        Write("acme.json", Deliveries.Json(Delivery));
        var catalog = ProfileCatalog.Load(_folder.Path);

        Assert.Equal("Acme", catalog.Find("acme")!.Title);
        Assert.NotNull(catalog.Find("ribbon"));
        Assert.Empty(catalog.Replaced);
        Assert.Null(catalog.Find("nobody"));
    }

    [Fact]
    public void A_profile_in_the_directory_takes_the_place_of_the_built_in_one_of_its_name()
    {
        Write("ribbon.json", Deliveries.Json(Delivery).Replace("\"acme\", \"version\"", "\"ribbon\", \"version\"", StringComparison.Ordinal));
        var catalog = ProfileCatalog.Load(_folder.Path);

        Assert.Equal("Acme", catalog.Find("ribbon")!.Title);
        Assert.Equal(["ribbon"], catalog.Replaced);
    }

    [Fact]
    public void The_errors_of_all_files_are_reported_together()
    {
        Write("acme.json", Deliveries.Json("{}"));
        Write("broken.json", "{");
        var errors = Assert.Throws<ProfileException>(() => ProfileCatalog.Load(_folder.Path)).Errors;

        Assert.Contains(errors, error => error.StartsWith("acme.json:2 delivery: no authentication", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("broken.json:1 is no JSON", StringComparison.Ordinal));
    }

    [Fact]
    public void A_directory_that_is_not_there_is_an_error()
        => Assert.Single(Assert.Throws<ProfileException>(() => ProfileCatalog.Load(_folder.File("nowhere"))).Errors);

    [Fact]
    public void A_broken_profile_stops_the_start()
    {
        Write("acme.json", Deliveries.Json("{}"));
        using var provider = Provider(("Vendors:ProfileDirectory", _folder.Path));
        Assert.Contains("no authentication", Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_give_profiles_and_secrets()
    {
        Write("acme.json", Deliveries.Json(Delivery));
        using var provider = Provider(("Vendors:ProfileDirectory", _folder.Path), ("Vendors:Secrets:ribbon-next", "shh"));

        provider.GetRequiredService<IStartupValidator>().Validate();
        Assert.NotNull(provider.GetRequiredService<ProfileCatalog>().Find("acme"));
        Assert.Equal("shh", provider.GetRequiredService<VendorSecrets>().Find("ribbon_NEXT"));
    }

    [Fact]
    public void An_empty_secret_does_not_hide_the_same_one_under_the_other_spelling()
        => Assert.Equal("shh", Deliveries.Secrets(("acme_next", ""), ("acme-next", "shh"), ("ACME_NEXT", " ")).Find("acme-next"));

    [Fact]
    public void Secrets_are_never_printed()
    {
        var secrets = Deliveries.Secrets(("ribbon", "very-secret"));
        var options = new VendorsOptions { Secrets = { ["ribbon"] = "very-secret" } };
        var sent = Deliveries.Signed(Deliveries.Profile("micro1"), "{}"u8.ToArray());

        Assert.DoesNotContain("very-secret", $"{secrets} {options} {System.Text.Json.JsonSerializer.Serialize(secrets)}", StringComparison.Ordinal);
        Assert.DoesNotContain("a-long-path-secret", $"{sent} {sent.Arrived()}", StringComparison.Ordinal);
    }

    private void Write(string name, string json) => File.WriteAllText(_folder.File(name), json, Encoding.UTF8);

    private static ServiceProvider Provider(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).Build();
        return new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddVendorProfiles().BuildServiceProvider();
    }
}
