using HrHub.Tests.Architecture;
using Mono.Cecil;

namespace HrHub.Tests.Azure;

/// <summary>The methods that an app's functions can come to, whether a test runs them or not: by every call in compiled code, and from a port to whatever implements it. That is more than ever happens. What runs beside the functions, when a process starts, is not in it.</summary>
internal sealed class ReachedCode : IDisposable
{
    private readonly DefaultAssemblyResolver _resolver = new();
    private readonly List<TypeDefinition> _types;
    private readonly HashSet<MethodDefinition> _reached = [];

    private ReachedCode(System.Reflection.Assembly app)
    {
        _resolver.AddSearchDirectory(Path.GetDirectoryName(app.Location)!);
        _types = [.. new[] { HubCode.Core, HubCode.Azure, app }.SelectMany(assembly => _resolver.Resolve(AssemblyNameReference.Parse(assembly.FullName)).MainModule.GetTypes())];
    }

    public IReadOnlyCollection<MethodDefinition> Methods => _reached;

    /// <summary>From the functions of an app on.</summary>
    public static ReachedCode From(System.Reflection.Assembly app)
    {
        var code = new ReachedCode(app);
        var next = new Stack<MethodDefinition>(code._types.Where(type => type.Module.Assembly.Name.Name == app.GetName().Name && type.Name.EndsWith("Function", StringComparison.Ordinal)).SelectMany(type => type.Methods));
        while (next.TryPop(out var method))
            if (code._reached.Add(method))
                foreach (var called in code.Next(method)) next.Push(called);
        return code;
    }

    /// <summary>What a method calls, or hands on to be called.</summary>
    public static IEnumerable<MethodReference> Calls(MethodDefinition method) => method.HasBody ? method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>() : [];

    public void Dispose() => _resolver.Dispose();

    private IEnumerable<MethodDefinition> Next(MethodDefinition method)
    {
        foreach (var steps in method.CustomAttributes.Where(attribute => attribute.AttributeType.Name.EndsWith("StateMachineAttribute", StringComparison.Ordinal)).Select(attribute => ((TypeReference)attribute.ConstructorArguments[0].Value).Resolve()))
            foreach (var step in steps.Methods) yield return step;
        foreach (var called in Calls(method).Where(called => called.DeclaringType.GetElementType().Scope.Name.StartsWith("HrHub.", StringComparison.Ordinal)).Select(called => called.Resolve()).OfType<MethodDefinition>())
        {
            yield return called;
            if (called.IsVirtual)
                foreach (var known in Implementations(called)) yield return known;
        }
    }

    private IEnumerable<MethodDefinition> Implementations(MethodDefinition called) => _types
        .Where(type => type.Interfaces.Any(known => known.InterfaceType.GetElementType().FullName == called.DeclaringType.FullName) || type.BaseType?.FullName == called.DeclaringType.FullName)
        .SelectMany(type => type.Methods).Where(method => method.Name.Split('.')[^1] == called.Name && method.Parameters.Count == called.Parameters.Count);

}
