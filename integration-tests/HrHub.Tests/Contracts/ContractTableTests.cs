using System.Reflection;
using Xunit.Abstractions;

namespace HrHub.Tests.Contracts;

/// <summary>The same facts for every implementation of a port: here, with faults on the way, and on one machine.</summary>
public sealed class ContractTableTests(ITestOutputHelper output)
{
    private const string Suffix = "Contract", FaultsSuffix = "WithFaults";
    private static readonly string[] Local = ["Sqlite", "Files"], Azure = ["Cosmos", "Blobs", "Azurite", "ServiceBus"];

    private static IReadOnlyList<Type> Contracts { get; } = [.. typeof(ContractTableTests).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: true, IsSealed: false } && type.Name.EndsWith(Suffix, StringComparison.Ordinal) && type.Namespace!.StartsWith(typeof(ContractTableTests).Namespace! + ".", StringComparison.Ordinal))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)];

    [Fact]
    public void Every_contract_runs_on_every_implementation_with_the_same_facts()
    {
        output.WriteLine($"{"port",-24}{"on one machine",18}{"on Azure",18}{"with faults",18}");
        var wrong = new List<string>();
        foreach (var contract in Contracts)
        {
            var facts = Facts(contract);
            var implementations = Implementations(contract);
            string[] cells = [Cell(implementations, Local, ""), Cell(implementations, Azure, ""), Cell(implementations, Azure, FaultsSuffix)];
            output.WriteLine($"{Port(contract),-24}{cells[0],18}{cells[1],18}{cells[2],18}");
            if (facts == 0) wrong.Add($"{contract.Name} has no facts");
            if (cells.Contains("-")) wrong.Add($"{contract.Name} misses an implementation");
            wrong.AddRange(implementations.Where(type => Facts(type) != facts).Select(type => $"{type.Name} has facts of its own"));
        }
        Assert.NotEmpty(Contracts);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_store_on_Azure_has_a_contract()
    {
        var ports = Contracts.Select(Port).ToHashSet();
        var stores = Assembly.Load("HrHub.Azure").GetTypes()
            .Where(type => type is { IsClass: true, IsPublic: true } && type.GetInterfaces().Any(port => IsPortOf(type, port)))
            .Select(type => type.GetInterfaces().First(port => IsPortOf(type, port)).Name[1..]).ToList();
        Assert.NotEmpty(stores);
        Assert.Empty(stores.Except(ports));
    }

    // CosmosInbox stands for IInbox; whatever else it implements rides along.
    private static bool IsPortOf(Type store, Type port)
        => port.Namespace!.StartsWith("HrHub.Core", StringComparison.Ordinal) && new[] { "Cosmos", "Blob", "ServiceBus" }.Any(prefix => store.Name == prefix + port.Name[1..]);

    private static string Port(Type contract) => contract.Name[..^Suffix.Length];

    private static List<Type> Implementations(Type contract) => [.. contract.Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(contract))];

    private static int Facts(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Count(method => method.GetCustomAttribute<FactAttribute>() is not null);

    private static string Cell(List<Type> implementations, string[] stores, string suffix)
    {
        var found = implementations.FirstOrDefault(type => stores.Any(store => type.Name.EndsWith($"On{store}{suffix}", StringComparison.Ordinal)));
        return found is null ? "-" : $"{found.Name[(found.Name.LastIndexOf("On", StringComparison.Ordinal) + 2)..].Replace(FaultsSuffix, "", StringComparison.Ordinal)} {Facts(found)}";
    }
}
