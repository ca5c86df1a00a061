using Mono.Cecil;

namespace HrHub.Tests.Architecture;

/// <summary>Reads from compiled code what it uses of the worker's types, and holds it against the real packages.</summary>
internal static class WorkerUses
{
    /// <returns>Everything used that the real packages lack, with where it is used.</returns>
    public static IEnumerable<string> Unknown(WorkerPackages packages, System.Reflection.Assembly app)
    {
        using var module = ModuleDefinition.ReadModule(app.Location);
        var types = module.GetTypeReferences().Where(IsOurs).Where(type => !packages.Types.ContainsKey(type.Name) || type.Namespace != WorkerPackages.Namespace)
            .Select(type => $"{module.Name}: type {type.FullName}");
        var calls = module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
            .SelectMany(method => method.Body.Instructions, (method, instruction) => (method, Target: instruction.Operand as MethodReference))
            .Where(call => call.Target is not null && IsOurs(call.Target.DeclaringType) && !Has(packages, call.Target))
            .Select(call => $"{call.method.DeclaringType.Name}: {call.Target!.DeclaringType.Name}.{call.Target.Name}");
        return [.. types, .. calls, .. module.GetTypes().SelectMany(type => Attributes(packages, type))];
    }

    private static IEnumerable<string> Attributes(WorkerPackages packages, TypeDefinition type)
    {
        IEnumerable<ICustomAttributeProvider> places = [type, .. type.Methods, .. type.Methods.SelectMany(method => method.Parameters), .. type.Properties, .. type.Fields];
        foreach (var attribute in places.SelectMany(place => place.CustomAttributes).Where(attribute => IsOurs(attribute.AttributeType)))
        {
            if (!Has(packages, attribute.Constructor)) yield return $"{type.Name}: {attribute.AttributeType.Name}({Parameters(attribute.Constructor)})";
            foreach (var named in attribute.Properties.Concat(attribute.Fields))
                if (!HasProperty(packages, attribute.AttributeType, named.Name, "set")) yield return $"{type.Name}: {attribute.AttributeType.Name}.{named.Name}";
        }
    }

    private static bool Has(WorkerPackages packages, MethodReference method)
        => method.Name is ".ctor" ? packages.Types.TryGetValue(method.DeclaringType.Name, out var real) && real.Constructors.Select(TypesOf).Contains(Parameters(method))
        : method.Name.Split('_', 2) is [("get" or "set") and var accessor, var property] && HasProperty(packages, method.DeclaringType, property, accessor);

    private static bool HasProperty(WorkerPackages packages, TypeReference type, string name, string accessor)
        => packages.Types.TryGetValue(type.Name, out var real) && real.Properties.TryGetValue(name, out var text) && text.Split(' ').Contains(accessor);

    private static string Parameters(MethodReference method) => string.Join(", ", method.Parameters.Select(parameter => parameter.ParameterType.Name));

    private static string TypesOf(string signature)
        => string.Join(", ", signature.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(parameter => parameter.Split(' ') is ["params", var many, _] ? many : parameter.Split(' ')[0]));

    // Whatever the embedded worker declares, in whichever namespace: in the Azure flavour it is not there.
    private static bool IsOurs(TypeReference type) => type.GetElementType().Scope.Name == "HrHub.EmbeddedWorker";
}
