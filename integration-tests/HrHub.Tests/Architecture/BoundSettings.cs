using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using HrHub.Pipeline.Sync;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Tests.Architecture;

/// <summary>The settings that the code reads: what options are bound to, and what triggers name.</summary>
internal static partial class BoundSettings
{
    /// <param name="Key">Section and property.</param>
    /// <param name="IsBranch">True when the values lie below the key: a dictionary, a list or a record.</param>
    /// <param name="Options">Name of the type that is bound.</param>
    internal sealed record Setting(string Key, bool IsBranch, string Options)
    {
        public bool Covers(string key) => IsBranch ? key.StartsWith(Key + ":", StringComparison.OrdinalIgnoreCase) : key.Equals(Key, StringComparison.OrdinalIgnoreCase);
    }

    public static IReadOnlyList<Setting> All { get; } = [.. Bound()];

    private static IEnumerable<Setting> Bound()
    {
        var types = HubCode.All.Append(HubCode.Azure).SelectMany(HubCode.WrittenTypes).ToLookup(type => type.Name);
        return from file in Repository.Files("*.cs", "functions")
               from Match bind in Binding().Matches(file.Text)
               let options = bind.Groups["type"].Value
               from section in Sections(bind.Groups["section"].Value)
               from setting in IsAzureOnly(file) ? Written(file, options, section) : Loaded(types[options].Single(), section)
               select setting;
    }

    private static IEnumerable<Setting> Loaded(Type options, string section) =>
        from property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.CanWrite || typeof(IEnumerable).IsAssignableFrom(property.PropertyType)
        select new Setting($"{section}:{property.Name}", IsBranch(property.PropertyType), options.Name);

    /// <summary>Types of the other flavour are not here to be loaded: their simple properties are read from their source.</summary>
    private static IEnumerable<Setting> Written(SourceFile registration, string options, string section)
        => SimpleProperty().Matches(File.ReadAllText(Path.Combine(Path.GetDirectoryName(registration.FullPath)!, $"{options}.cs")))
            .Select(property => new Setting($"{section}:{property.Groups["name"].Value}", IsBranch: false, options));

    private static bool IsAzureOnly(SourceFile file)
        => file.Name.StartsWith("functions/HrHub.Azure/ServiceBus/", StringComparison.Ordinal) || file.Name.StartsWith("functions/HrHub.Azure/KeyVault/", StringComparison.Ordinal);

    /// <summary>A section that is written with a name in it is there once for each downstream system.</summary>
    private static IEnumerable<string> Sections(string written)
        => written.Contains("{name}", StringComparison.Ordinal) ? Downstreams.Names.Select(name => written.Replace("{name}", name, StringComparison.Ordinal)) : [written];

    private static bool IsBranch(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return !(value.IsPrimitive || value.IsEnum || value.IsValueType || value == typeof(string) || value == typeof(Uri));
    }

    public static IEnumerable<string> NamedByTriggers(IEnumerable<Type> functions) =>
        from type in functions
        from method in type.GetMethods()
        where method.IsDefined(typeof(FunctionAttribute))
        from parameter in method.GetParameters()
        from attribute in parameter.GetCustomAttributesData()
        from argument in attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(named => named.TypedValue))
        where argument.Value is string
        from Match name in Expression().Matches((string)argument.Value!)
        select name.Groups[1].Value;

    [GeneratedRegex(@"AddOptions<(?<type>\w+)>\((?:name)?\)\s*\.BindConfiguration\((?:nameof\((?<section>\w+)\)|\$?""(?<section>[^""]+)"")\)")]
    public static partial Regex Binding();

    [GeneratedRegex(@"public (?:required )?(?:string|bool|int|double|TimeSpan)\?? (?<name>\w+) \{ get; (?:init|set); \}")]
    private static partial Regex SimpleProperty();

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Expression();
}
