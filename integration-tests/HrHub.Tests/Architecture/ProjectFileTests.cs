using System.Xml.Linq;

namespace HrHub.Tests.Architecture;

/// <summary>What the project files say, for both flavours.</summary>
public sealed class ProjectFileTests
{
    private static readonly string[] Apps = ["HrHub.Intake", "HrHub.Pipeline", "HrHub.Api"];

    [Fact]
    public void Apps_reference_the_core_and_the_host_of_their_flavour()
    {
        var shared = Repository.Files("FunctionApp.targets", "functions").Single();
        Assert.Equal(["HrHub.Azure", "HrHub.Core", "HrHub.EmbeddedWorker"], References(shared).Order());
        foreach (var app in Apps) Assert.Empty(References(Project(app)));
    }

    [Theory]
    [InlineData("HrHub.Core")]
    [InlineData("HrHub.Azure", "HrHub.Core")]
    [InlineData("HrHub.EmbeddedWorker", "HrHub.Core")]
    public void Libraries_reference(string project, params string[] expected) => Assert.Equal(expected, References(Project(project)));

    [Fact]
    public void No_project_names_a_package_version()
    {
        var versions = Repository.Files("*.csproj", "functions", "integration-tests")
            .Where(project => XDocument.Load(project.FullPath).Descendants("PackageReference").Any(package => package.Attribute("Version") is not null));
        Assert.Empty(versions.Select(project => project.Name));
    }

    /// <summary>Two of them are missing in some package copies, and the worker's would bring their own function attributes. Everything else of Azure is in both flavours, so that tests run it.</summary>
    [Fact]
    public void The_workers_packages_and_the_vaults_are_named_in_the_Azure_flavour_only()
    {
        var always = Repository.Files("*.csproj", "functions").SelectMany(project => XDocument.Load(project.FullPath).Descendants("PackageReference")
            .Where(package => package.Attribute("Include")!.Value.StartsWith("Microsoft.Azure.Functions", StringComparison.Ordinal)
                || package.Attribute("Include")!.Value == "Azure.Security.KeyVault.Keys")
            .Where(package => package.Parent!.Attribute("Condition")?.Value != "'$(FunctionsHost)' == 'Azure'")
            .Select(package => $"{project.Name}: {package.Attribute("Include")!.Value}"));
        Assert.Empty(always);
    }

    private static SourceFile Project(string name) => Repository.Files($"{name}.csproj", "functions").Single();

    private static IEnumerable<string> References(SourceFile project) => XDocument.Load(project.FullPath).Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
