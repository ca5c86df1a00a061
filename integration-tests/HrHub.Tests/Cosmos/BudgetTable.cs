using System.Globalization;
using HrHub.Local.Sandbox.Cosmos;
using HrHub.Tests.Architecture;
using Xunit.Abstractions;

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

    /// <returns>What is not as the table says.</returns>
    /// <param name="handler">Answers the operations.</param>
    /// <param name="operations">Run one after the other.</param>
    /// <param name="output">Gets what each cost.</param>
    /// <param name="groups">Of these every row must be among the operations.</param>
    public static async Task<IReadOnlyList<string>> Check(CosmosHandler handler, IReadOnlyList<(string Name, Func<Task> Run)> operations, ITestOutputHelper output, params string[] groups)
    {
        var table = Read(Repository.Root);
        var wrong = table.Keys.Where(name => groups.Contains(name.Split('.')[0])).Except(operations.Select(operation => operation.Name)).Select(name => $"{name} is not run").ToList();
        foreach (var (name, run) in operations)
        {
            handler.ForgetCalls();
            await run();
            var calls = handler.Calls.Where(call => call.Kind is not CallKind.Metadata).ToList();
            var made = string.Concat(calls.Select(call => Letter(call.Kind)));
            var charge = Math.Round(calls.Sum(call => call.Charge), 2);
            output.WriteLine($"{name,-24} {made,-6} {charge,8}");
            if (!table.TryGetValue(name, out var row)) wrong.Add($"{name} is not in the table");
            else if (row.Requests != made || charge > row.Charge) wrong.Add($"{name}: {made} {charge} RU, allowed {row.Requests} {row.Charge}");
        }
        return wrong;
    }

    private static char Letter(CallKind kind) => kind switch
    {
        CallKind.PointRead => 'R',
        CallKind.PointWrite => 'W',
        CallKind.Batch => 'B',
        CallKind.PartitionQuery => 'Q',
        CallKind.CrossPartitionQuery => 'X',
        CallKind.ChangeFeed => 'F',
        _ => '?',
    };
}
