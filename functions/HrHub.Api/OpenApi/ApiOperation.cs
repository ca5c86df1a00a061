using System.Reflection;
using HrHub.Api.Access;
using HrHub.Api.Idempotency;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.OpenApi;

/// <summary>One HTTP function, as its class and its use case show it.</summary>
internal sealed record ApiOperation
{
    /// <summary>What a function goes through before its use case: either finds the caller.</summary>
    private static readonly Type[] Doors = [typeof(ReadCaller), typeof(AnswerOnce)];

    /// <summary>Name of the function and of its use case.</summary>
    public required string Name { get; init; }

    /// <summary>The area of the API: the folder.</summary>
    public required string Area { get; init; }

    /// <summary>In lower case.</summary>
    public required string Method { get; init; }

    public required RoutePattern Route { get; init; }

    /// <summary>The class that the function is named after.</summary>
    public required Type? Named { get; init; }

    /// <summary>What the function calls; null where it has no such method.</summary>
    public required MethodInfo? Handle { get; init; }

    /// <summary>It asks for no caller.</summary>
    public required bool Open { get; init; }

    /// <summary>It takes an <c>Idempotency-Key</c>.</summary>
    public required bool Repeatable { get; init; }

    /// <summary>Templates as OpenAPI writes them: names without constraints.</summary>
    public string Path => "/" + string.Join('/', Route.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Text))));

    /// <summary>The record that is read from the body; null for none, and where the use case reads it by itself.</summary>
    public Type? Body => Method is "get" or "delete" ? null : Handle?.GetParameters().Select(parameter => parameter.ParameterType).FirstOrDefault(IsRecord);

    /// <summary>What comes out of the use case; null where that is an answer in HTTP already.</summary>
    public Type? Answer
    {
        get
        {
            var type = Handle?.ReturnType;
            if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Task<>)) type = type.GetGenericArguments()[0];
            return type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Outcome<>) ? type.GetGenericArguments()[0] : null;
        }
    }

    public bool TakesIfMatch => Handle?.GetParameters().Any(parameter => parameter.Name == "ifMatch") is true;

    public static IReadOnlyList<ApiOperation> All() =>
    [
        .. from type in typeof(ApiOperation).Assembly.GetExportedTypes()
           from method in type.GetMethods()
           let function = method.GetCustomAttribute<FunctionAttribute>()
           let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(found => found is not null)
           where function is not null && trigger is not null
           from verb in trigger.Methods ?? []
           let operation = Of(type, function.Name, verb, trigger.Route ?? function.Name)
           orderby operation.Path, operation.Method
           select operation,
    ];

    /// <summary>The use case's name for a parameter of the route: its own, or that of the text at its place.</summary>
    public ParameterInfo? Meaning(RoutePatternParameterPart part)
    {
        var given = Handle?.GetParameters().Where(parameter => parameter.ParameterType == typeof(string) && parameter.Name != "ifMatch").ToList() ?? [];
        if (given.Find(parameter => parameter.Name == part.Name) is { } same) return same;
        var left = Route.Parameters.Where(other => given.TrueForAll(parameter => parameter.Name != other.Name)).ToList();
        var unnamed = given.Where(parameter => Route.Parameters.All(other => other.Name != parameter.Name)).ToList();
        return unnamed.ElementAtOrDefault(left.IndexOf(part));
    }

    private static ApiOperation Of(Type type, string name, string method, string route)
    {
        var given = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType).ToList();
        var named = type.Assembly.GetType($"{type.Namespace}.{name}");
        var called = given.Find(one => one == named) ?? given.Find(one => !Doors.Contains(one) && HandleOf(one) is not null) ?? named;
        return new()
        {
            Name = name, Area = type.Namespace!.Split('.')[^1], Method = method.ToLowerInvariant(), Route = RoutePatternFactory.Parse(route),
            Named = named, Handle = called is null ? null : HandleOf(called), Open = !given.Exists(Doors.Contains), Repeatable = given.Contains(typeof(AnswerOnce)),
        };
    }

    private static MethodInfo? HandleOf(Type type) => Array.Find(type.GetMethods(), method => method is { Name: "Handle", IsGenericMethod: false });

    private static bool IsRecord(Type type) => type.IsClass && type != typeof(Caller) && type.Namespace?.StartsWith("HrHub.", StringComparison.Ordinal) is true;

    private static string Text(RoutePatternPart part) => part switch
    {
        RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        RoutePatternLiteralPart literal => literal.Content,
        _ => throw new InvalidOperationException("A route with separators within a segment."),
    };
}
