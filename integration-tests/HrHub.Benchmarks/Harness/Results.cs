using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace HrHub.Benchmarks.Harness;

/// <summary>Shows rows as a table on the console, and keeps them in RESULTS.md: one section per benchmark, so that one can be measured again without the others.</summary>
public static class Results
{
    private const string Title = "# Benchmark results\n";
    private static readonly string[] Columns = ["what", "figure", "reference", "ratio", "target", "met?"];

    public static void Show(IEnumerable<(string Name, IReadOnlyList<ResultRow> Rows)> results)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in Columns) table.AddColumn($"[bold]{column}[/]");
        foreach (var (name, rows) in results)
            foreach (var row in rows) table.AddRow([.. Cells(row with { What = $"{name}: {row.What}" }).Select(cell => cell.EscapeMarkup())]);
        AnsiConsole.Write(table);
    }

    /// <returns>The file.</returns>
    public static string Write(IEnumerable<(string Name, IReadOnlyList<ResultRow> Rows)> results)
    {
        var path = Path.Combine(ProjectFolder(), "RESULTS.md");
        var sections = Sections(File.Exists(path) ? File.ReadAllText(path) : "");
        foreach (var (name, rows) in results) sections[name] = Section(name, rows);
        File.WriteAllText(path, $"""
            {Title}
            `dotnet run -c Release --project integration-tests/HrHub.Benchmarks -- --write`; one name measures one section again.
            Each ratio is of one run with interleaved rounds; the lowest and highest ratio of its rounds stand in brackets.

            {string.Join('\n', sections.OrderBy(section => section.Key, StringComparer.Ordinal).Select(section => section.Value))}
            """);
        return path;
    }

    private static string Section(string name, IReadOnlyList<ResultRow> rows)
    {
        var text = new StringBuilder($"## {name}\n\n{Machine.Now()} · {Machine.Describe()} · load average at the end {Machine.Load()}\n\n");
        foreach (var cells in rows.Select(Cells).Prepend([.. Columns.Select(_ => "---")]).Prepend(Columns)) text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        return text.ToString();
    }

    private static Dictionary<string, string> Sections(string file)
        => Regex.Split(file, "^(?=## )", RegexOptions.Multiline).Where(part => part.StartsWith("## ", StringComparison.Ordinal))
            .ToDictionary(part => part[3..part.IndexOf('\n')].Trim(), part => part.TrimEnd() + "\n");

    private static string[] Cells(ResultRow row) =>
    [
        row.What, row.Figure, row.Reference, row.Ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "", row.Target,
        row.Met switch { true => "yes", false => "**no**", null => "" },
    ];

    private static string ProjectFolder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(Path.GetDirectoryName(thisFile))!;
}
