using System.Text.RegularExpressions;
using HrHub.Tests.Architecture;

namespace HrHub.Tests.Infra;

/// <summary>Microsoft's compiler reads every file, with all types of the services and all rules of its linter as errors.</summary>
public sealed partial class BicepTests
{
    [Fact]
    public async Task The_compiler_and_its_linter_find_nothing_in_the_template()
    {
        using var infra = new InfraCopy();
        Assert.Equal((0, ""), await BicepCompiler.Run("lint", infra.PathOf("main.bicep")));
    }

    [Fact]
    public async Task The_compiler_and_its_linter_find_nothing_in_the_parameters_of_any_stage()
    {
        using var infra = new InfraCopy();
        Assert.Equal(Deployments.Stages.Order(), Directory.EnumerateFiles(infra.PathOf("parameters")).Select(file => Path.GetFileNameWithoutExtension(file)).Order());
        foreach (var stage in Deployments.Stages)
            Assert.Equal((0, ""), await BicepCompiler.Run("lint", infra.PathOf($"parameters/{stage}.bicepparam")));
    }

    [Theory]
    [InlineData("main.bicep", "param isLocked bool", "param isLocked bool\nparam unused string", "no-unused-params")]
    [InlineData("main.bicep", "modules/monitoring.bicep", "modules/monitorin.bicep", "BCP091")]
    [InlineData("main.bicep", "isLocked)", "isLockd)", "BCP057")]
    [InlineData("main.bicep", "tags: tags, logsDays: keeping.logsDays", "tags: tags", "BCP035")]
    [InlineData("modules/vault.bicep", "enablePurgeProtection", "enablePurgeProtecton", "BCP089")]
    [InlineData("parameters/prod.bicepparam", "param isLocked = true", "", "BCP258")]
    public async Task A_mistake_is_found(string file, string before, string after, string code)
    {
        using var infra = new InfraCopy();
        infra.Replace(file, before, after);

        var (_, said) = await BicepCompiler.Run("lint", infra.PathOf(file.EndsWith("param", StringComparison.Ordinal) ? file : "main.bicep"));
        Assert.Contains(code, said, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_file_belongs_to_the_template()
    {
        var files = Repository.Files("*.bicep", "infra").ToList();
        var named = files.SelectMany(file => Named().Matches(file.Text).Select(match => Path.GetFileName(match.Groups["path"].Value))).Append("main.bicep").ToHashSet();
        Assert.Empty(files.Select(file => Path.GetFileName(file.Name)).Except(named));
    }

    [GeneratedRegex(@"(?:\bmodule \w+|\bfrom) '(?<path>[^']+\.bicep)'")]
    private static partial Regex Named();
}
