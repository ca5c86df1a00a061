using Mono.Cecil;

namespace HrHub.Tests.Architecture;

/// <summary>One call in compiled code.</summary>
internal sealed record Call(MethodDefinition Caller, MethodReference Target)
{
    public override string ToString() => $"{Caller.DeclaringType.FullName}.{Caller.Name} calls {Target.FullName}";
}

/// <summary>Reads calls from compiled code, where a property of the same name can't be mistaken for another one.</summary>
internal static class Calls
{
    public static IReadOnlyList<Call> In(System.Reflection.Assembly assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly.Location);
        return [.. module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions, (method, instruction) => (method, target: instruction.Operand as MethodReference))
            .Where(found => found.target is not null).Select(found => new Call(found.method, found.target!))];
    }
}
