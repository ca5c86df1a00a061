using System.Reflection;

namespace HrHub.Tests.Architecture;

/// <summary>Holds a type that the embedded worker declares against the real one.</summary>
internal static class WorkerStandIns
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <returns>Everything public that the real type lacks or has otherwise.</returns>
    public static IEnumerable<string> Beyond(WorkerPackages packages, Type type)
    {
        if (!packages.Types.TryGetValue(type.Name, out var real)) return [$"{type.Name}: no such type"];
        var members = type.IsEnum ? Values(type, real) : Members(type, real);
        return members.Concat(Kind(type) == real.Kind || Kind(type) == $"sealed {real.Kind}" ? [] : [$"{Kind(type)}, not {real.Kind}"]).Select(found => $"{type.Name}: {found}");
    }

    private static IEnumerable<string> Members(Type type, WorkerType real)
        => type.GetMembers(Declared).Select(member => member switch
        {
            ConstructorInfo constructor => real.Constructors.Contains(Parameters(constructor)) ? null : $"constructor ({Parameters(constructor)})",
            PropertyInfo property => IsIn(real, property) ? null : $"property {property.Name}: {Text(property)}",
            MethodInfo { IsSpecialName: true } => null,
            _ => $"{member.MemberType.ToString().ToLowerInvariant()} {member.Name}",
        }).OfType<string>();

    private static IEnumerable<string> Values(Type type, WorkerType real)
        => Enum.GetNames(type).Where(name => !real.Values.TryGetValue(name, out var value) || value != Convert.ToInt32(Enum.Parse(type, name))).Select(name => $"value {name}");

    // The real one may have a setter that ours lacks: then what we lack can't be used.
    private static bool IsIn(WorkerType real, PropertyInfo property)
        => real.Properties.TryGetValue(property.Name, out var text) && (text == Text(property) || text == $"{Text(property)} set");

    private static string Text(PropertyInfo property)
        => Name(property.PropertyType) + (property.GetMethod is { IsPublic: true } ? " get" : "") + (property.SetMethod is { IsPublic: true } ? " set" : "");

    private static string Parameters(ConstructorInfo constructor)
        => string.Join(", ", constructor.GetParameters().Select(parameter => $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{Name(parameter.ParameterType)} {parameter.Name}"));

    private static string Name(Type type)
        => type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;

    private static string Kind(Type type)
    {
        if (type.IsEnum) return "enum";
        var kind = typeof(Attribute).IsAssignableFrom(type) ? $"attribute on {type.GetCustomAttribute<AttributeUsageAttribute>()?.ValidOn}" : "class";
        return (type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "") + kind;
    }
}
