using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HrHub.Api.OpenApi;

/// <summary>What the XML documentation beside the assemblies says. Where a file was left out, there is less to read and nothing else.</summary>
internal sealed partial class XmlTexts
{
    private readonly Dictionary<string, XElement> _members = [];

    public XmlTexts(params IReadOnlyList<Assembly> assemblies)
    {
        foreach (var file in assemblies.Select(assembly => Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml")).Where(File.Exists))
            foreach (var member in XDocument.Load(file).Descendants("member")) _members[member.Attribute("name")!.Value] = member;
    }

    public string? Of(Type type) => Text(Find($"T:{Name(type)}")?.Element("summary"));

    /// <summary>A property's own summary, or what its record says of the parameter that it is.</summary>
    public string? Of(PropertyInfo property)
        => Text(Find($"P:{Name(property.DeclaringType!)}.{property.Name}")?.Element("summary")) ?? Parameter(Find($"T:{Name(property.DeclaringType!)}"), property.Name);

    public string? Of(ParameterInfo parameter)
    {
        var method = $"M:{Name(parameter.Member.DeclaringType!)}.{parameter.Member.Name}(";
        return Parameter(_members.FirstOrDefault(member => member.Key.StartsWith(method, StringComparison.Ordinal)).Value, parameter.Name!);
    }

    private XElement? Find(string name) => _members.GetValueOrDefault(name);

    private static string? Parameter(XElement? member, string name) => Text(member?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")?.Value == name));

    private static string Name(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static string? Text(XElement? element)
        => element is null ? null : Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim() is { Length: > 0 } text ? text : null;

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement reference when (reference.Attribute("cref") ?? reference.Attribute("name") ?? reference.Attribute("langword")) is { } target => $"`{target.Value.Split('(')[0].Split('.', ':')[^1]}`",
        XElement other => other.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
