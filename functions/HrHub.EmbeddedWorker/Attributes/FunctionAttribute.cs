namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function. Same name and members as in Microsoft.Azure.Functions.Worker, so that one source compiles against both.</summary>
/// <param name="name">Unique in its app.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
