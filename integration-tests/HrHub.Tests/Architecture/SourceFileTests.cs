using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HrHub.Tests.Architecture;

/// <summary>Size and place of source files.</summary>
public sealed class SourceFileTests
{
    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        var long_ = CSharp().Select(file => (file.Name, file.Lines.Length)).Where(file => file.Length > 300).Select(file => $"{file.Name}: {file.Length}");
        Assert.Empty(long_);
    }

    [Fact]
    public void Nine_files_in_ten_are_shorter_than_200_lines()
    {
        var lengths = CSharp().Select(file => file.Lines.Length).ToList();
        Assert.True(lengths.Count(length => length < 200) >= lengths.Count * 0.9);
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var misplaced = CSharp()
            .Select(file => (file.Name, Declared: Regex.Match(file.Text, @"^namespace ([\w.]+);", RegexOptions.Multiline).Groups[1].Value, Expected: Expected(file)))
            .Where(file => file.Declared.Length > 0 && file.Declared != file.Expected)
            // Types of packages that are stood in for have their own names: that is their purpose.
            .Where(file => !file.Declared.StartsWith("Microsoft.Azure.Functions.Worker", StringComparison.Ordinal) && !file.Name.Contains("/KeyVault/StandIns/", StringComparison.Ordinal))
            .Select(file => $"{file.Name}: {file.Declared}, not {file.Expected}");
        Assert.Empty(misplaced);
    }

    [Fact]
    public void A_skipped_test_says_why()
    {
        var silent = Repository.Files("*.cs", "integration-tests")
            .SelectMany(file => Regex.Matches(file.Text, @"\bSkip\s*=\s*""([^""]*)""").Where(skip => skip.Groups[1].Length < 20).Select(_ => file.Name));
        Assert.Empty(silent);
    }

    [Fact]
    public void No_folder_is_a_drawer_for_everything()
    {
        var drawers = CSharp().SelectMany(file => file.Name.Split('/')[..^1].Where(part => part is "Common" or "Helpers" or "Utils" or "Shared" or "Misc").Select(_ => file.Name));
        Assert.Empty(drawers);
    }

    [Fact]
    public void No_file_hides_code_in_a_region_or_leaves_work_in_a_comment()
    {
        // Written in two parts, so that this file does not find itself.
        var marks = new Regex("#" + @"region\b|\bTO" + @"DO\b|\bFIX" + @"ME\b");
        Assert.Empty(CSharp().Where(file => marks.IsMatch(file.Text)).Select(file => file.Name));
    }

    private static IEnumerable<SourceFile> CSharp() => Repository.Files("*.cs", "functions", "integration-tests");

    private static string Expected(SourceFile file)
    {
        var parts = file.Name.Split('/');
        var project = Path.Combine(Repository.Root, parts[0], parts[1], $"{parts[1]}.csproj");
        var root = XDocument.Load(project).Descendants("RootNamespace").SingleOrDefault()?.Value ?? parts[1];
        return string.Join('.', parts[2..^1].Prepend(root));
    }
}
