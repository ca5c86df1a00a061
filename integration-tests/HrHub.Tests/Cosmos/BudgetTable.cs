using System.Globalization;
using HrHub.TestKit.Cosmos;

namespace HrHub.Tests.Cosmos;

/// <summary>The table of <c>RU-BUDGET.md</c>.</summary>
internal static class BudgetTable
{
    /// <param name="Requests">One letter each, in order.</param>
    /// <param name="Charge">RU at most.</param>
    /// <param name="Why">Why every partition may be asked; empty where none is.</param>
    internal sealed record Row(string Requests, double Charge, string Why);

    public static IReadOnlyDictionary<string, Row> Read(string root)
        => File.ReadLines(Path.Combine(root, "functions/HrHub.Azure/Cosmos/RU-BUDGET.md"))
            .SkipWhile(line => line != "## Budget")
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 6 && cells[1].Contains('.', StringComparison.Ordinal))
            .ToDictionary(cells => cells[1], cells => new Row(cells[2], double.Parse(cells[3], CultureInfo.InvariantCulture), cells[4]));

    public static char Letter(CallKind kind) => kind switch
    {
        CallKind.PointRead => 'R',
        CallKind.PointWrite => 'W',
        CallKind.Batch => 'B',
        CallKind.PartitionQuery => 'Q',
        CallKind.CrossPartitionQuery => 'X',
        _ => '?',
    };
}
