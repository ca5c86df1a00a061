using System.Diagnostics;
using HrHub.Core.Canonical;
using HrHub.TestKit;
using Xunit.Abstractions;

namespace HrHub.IntegrationTests.Schemas;

/// <summary>Our JSON Schemas as ajv reads them: a validator of draft 2020-12 that is not ours.</summary>
public sealed class IndependentValidatorTests(ITestOutputHelper output) : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Every_golden_record_is_valid_by_the_published_schema_and_a_broken_one_is_not()
    {
        var golden = Path.Combine(SourceTree.Root, "integration-tests", "HrHub.Tests", "Vendors", "Reading", "Golden");
        var records = Directory.GetFiles(golden, "whole-*.json");
        Assert.True(records.Length >= 6);

        Assert.Equal(0, await Validate(CanonicalSchema.Interview.Text, records));
        var broken = _folder.File("broken.json");
        await File.WriteAllTextAsync(broken, (await File.ReadAllTextAsync(records[0])).Replace("\"status\":", "\"state of things\":", StringComparison.Ordinal));
        Assert.Equal(1, await Validate(CanonicalSchema.Interview.Text, [broken]));
    }

    [Fact]
    public async Task Every_built_in_profile_is_valid_by_the_profiles_schema()
    {
        var vendors = Path.Combine(SourceTree.Root, "functions", "HrHub.Core", "Vendors");
        var profiles = Directory.GetFiles(Path.Combine(vendors, "Profiles"), "*.json");
        Assert.True(profiles.Length >= 7);
        Assert.Equal(0, await Validate(await File.ReadAllTextAsync(Path.Combine(vendors, "Profiles.schema.json")), profiles));
    }

    public void Dispose() => _folder.Dispose();

    /// <returns>How many of the documents are invalid.</returns>
    private async Task<int> Validate(string schema, IReadOnlyList<string> documents)
    {
        var schemaFile = _folder.File("schema.json");
        await File.WriteAllTextAsync(schemaFile, schema);
        var tests = Path.Combine(SourceTree.Root, "integration-tests");
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = tests };
        foreach (var argument in new[] { Path.Combine(tests, "HrHub.IntegrationTests", "Schemas", "validate.mjs"), schemaFile }.Concat(documents)) start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var (printed, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        output.WriteLine(await printed);
        Assert.True(node.ExitCode is 0 or 1, await errors);
        return (await printed).Split('\n').Count(line => line.StartsWith("invalid ", StringComparison.Ordinal));
    }
}
