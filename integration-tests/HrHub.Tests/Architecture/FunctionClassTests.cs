using Microsoft.Azure.Functions.Worker;

namespace HrHub.Tests.Architecture;

/// <summary>The shape of function classes.</summary>
public sealed class FunctionClassTests
{
    public static IEnumerable<Type> Classes => HubCode.Apps.SelectMany(HubCode.WrittenTypes).Where(type => Functions(type).Any());

    [Fact]
    public void There_are_function_classes_in_every_app()
        => Assert.All(HubCode.Apps, app => Assert.Contains(Classes, type => type.Assembly == app));

    [Fact]
    public void A_class_with_a_function_is_sealed_public_and_ends_with_Function()
        => Assert.All(Classes, type => Assert.True(type is { IsSealed: true, IsPublic: true } && type.Name.EndsWith("Function", StringComparison.Ordinal), type.FullName));

    [Fact]
    public void A_class_holds_one_function_named_like_it()
        => Assert.All(Classes, type => Assert.Equal(type.Name, Assert.Single(Functions(type)).Name + "Function"));

    [Fact]
    public void Function_names_are_written_with_nameof()
    {
        var literal = Repository.Files("*.cs", "functions/HrHub.Intake", "functions/HrHub.Pipeline", "functions/HrHub.Api")
            .Where(file => file.Text.Contains("[Function(\"", StringComparison.Ordinal));
        Assert.Empty(literal.Select(file => file.Name));
    }

    [Fact]
    public void Function_names_are_unique() => Assert.Equal(Classes.Count(), Classes.SelectMany(Functions).DistinctBy(function => function.Name).Count());

    private static IEnumerable<FunctionAttribute> Functions(Type type)
        => type.GetMethods().SelectMany(method => method.GetCustomAttributes(typeof(FunctionAttribute), false)).Cast<FunctionAttribute>();
}
