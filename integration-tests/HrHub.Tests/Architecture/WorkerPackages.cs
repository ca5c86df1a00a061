using System.Text.Json;

namespace HrHub.Tests.Architecture;

/// <summary>What the real packages of the isolated worker declare, from <c>worker-packages.json</c>: read off the packages' assemblies and the sources that each entry names.</summary>
/// <param name="Types">By name, in the namespace <c>Microsoft.Azure.Functions.Worker</c>.</param>
internal sealed record WorkerPackages(IReadOnlyDictionary<string, WorkerType> Types)
{
    public const string Namespace = "Microsoft.Azure.Functions.Worker";

    public static WorkerPackages Read()
        => new(JsonSerializer.Deserialize<Dictionary<string, WorkerType>>(Repository.Files("worker-packages.json", "integration-tests/HrHub.Tests").Single().Text, JsonSerializerOptions.Web)!);

    /// <summary>As if the packages were another version.</summary>
    public WorkerPackages With(string type, Func<WorkerType, WorkerType> change) => new(Types.ToDictionary(entry => entry.Key, entry => entry.Key == type ? change(entry.Value) : entry.Value));

    public WorkerPackages Without(string type) => new(Types.Where(entry => entry.Key != type).ToDictionary());
}

/// <summary>One public type.</summary>
internal sealed record WorkerType
{
    /// <summary>Identifier and version of the package.</summary>
    public required string Package { get; init; }

    /// <summary>The documentation page and the source.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary><c>class</c>, <c>abstract class</c>, <c>enum</c> or <c>attribute on TARGETS</c>; <c>sealed</c> before it.</summary>
    public required string Kind { get; init; }

    /// <summary>Parameters of each public constructor, for example <c>AuthorizationLevel authLevel, params String[] methods</c>.</summary>
    public IReadOnlyList<string> Constructors { get; init; } = [];

    /// <summary>Type and public accessors, for example <c>Boolean get set</c>.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, int> Values { get; init; } = new Dictionary<string, int>();
}
