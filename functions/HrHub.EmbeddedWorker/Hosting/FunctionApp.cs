using System.Reflection;

namespace HrHub.EmbeddedWorker.Hosting;

/// <summary>One function app to be run: its functions, its services and its host.json.</summary>
/// <param name="Name">Shown in lists and logs; part of the names under which timers keep their state.</param>
/// <param name="Assembly">Where the public classes with functions are.</param>
/// <param name="Services">Functions are constructed from a scope of it; its <c>IConfiguration</c> resolves <c>%Setting%</c> expressions.</param>
public sealed record FunctionApp(string Name, Assembly Assembly, IServiceProvider Services)
{
    public HostJson Host { get; init; } = new();

    /// <summary>The classes that are looked through for functions: all public ones of the assembly.</summary>
    public IReadOnlyList<Type> Classes { get; init; } = Assembly.GetExportedTypes();
}
