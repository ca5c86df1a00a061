using System.Reflection;
using HrHub.EmbeddedWorker.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.EmbeddedWorker.Invocation;

/// <summary>A method with a <see cref="FunctionAttribute"/> and its trigger.</summary>
internal sealed record DiscoveredFunction(FunctionApp App, string Name, MethodInfo Method, ParameterInfo TriggerParameter, Attribute Trigger)
{
    /// <summary>Stable across runs: names the state of a timer.</summary>
    public string Id => $"{App.Name}.{Name}";

    /// <exception cref="InvalidOperationException">A function that could not run: no or two triggers, static, or a name used twice.</exception>
    public static IReadOnlyList<DiscoveredFunction> In(FunctionApp app)
    {
        var found = new List<DiscoveredFunction>();
        foreach (var type in app.Classes.Where(type => type.IsClass && (!type.IsAbstract || type.IsSealed)))
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
                if (method.GetCustomAttribute<FunctionAttribute>() is { } function) found.Add(Of(app, function.Name, method));
        var doubled = found.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1);
        if (doubled is not null) throw new InvalidOperationException($"App {app.Name} has {doubled.Count()} functions named {doubled.Key}.");
        return found;
    }

    private static DiscoveredFunction Of(FunctionApp app, string name, MethodInfo method)
    {
        if (method.IsStatic) throw new InvalidOperationException($"Function {name} of app {app.Name} is static; the embedded host runs instance methods.");
        var triggers = method.GetParameters()
            .Select(parameter => (Parameter: parameter, Attribute: parameter.GetCustomAttributes().FirstOrDefault(a => a is HttpTriggerAttribute or TimerTriggerAttribute or ServiceBusTriggerAttribute)))
            .Where(trigger => trigger.Attribute is not null).ToList();
        return triggers is [var only]
            ? new(app, name, method, only.Parameter, only.Attribute!)
            : throw new InvalidOperationException($"Function {name} of app {app.Name} has {triggers.Count} triggers instead of one.");
    }
}
