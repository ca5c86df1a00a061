using System.Reflection;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;
using Type = System.Type;

namespace HrHub.Tests.Architecture;

/// <summary>The compiled hub.</summary>
internal static class HubCode
{
    public static Assembly Core { get; } = Load("HrHub.Core");
    public static Assembly EmbeddedWorker { get; } = Load("HrHub.EmbeddedWorker");
    public static Assembly Intake { get; } = Load("HrHub.Intake");
    public static Assembly Pipeline { get; } = Load("HrHub.Pipeline");
    public static Assembly Api { get; } = Load("HrHub.Api");
    public static Assembly Local { get; } = Load("HrHub.Local");

    /// <summary>As it is in both flavours.</summary>
    public static Assembly Azure { get; } = Load("HrHub.Azure");

    public static IReadOnlyList<Assembly> Apps { get; } = [Intake, Pipeline, Api];

    public static IReadOnlyList<Assembly> All { get; } = [Core, EmbeddedWorker, Intake, Pipeline, Api, Local];

    /// <summary>Types that somebody wrote, nested ones included.</summary>
    public static IEnumerable<Type> WrittenTypes(this Assembly assembly)
        => assembly.GetTypes().Where(type => !IsGenerated(type));

    /// <summary>Holds a rule against every type of the hub.</summary>
    public static void Holds(this IArchRule rule)
        => Assert.Empty(rule.Evaluate(Architecture).Where(result => !result.Passed).Select(result => result.Description));

    private static ArchUnitNET.Domain.Architecture Architecture { get; } = new ArchLoader().LoadAssemblies([.. All]).Build();

    private static Assembly Load(string name) => Assembly.Load(new AssemblyName(name));

    private static bool IsGenerated(Type type)
        => type.Name.Contains('<', StringComparison.Ordinal)
        || type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), false)
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), false)
        || (type.DeclaringType is { } outer && IsGenerated(outer));
}
