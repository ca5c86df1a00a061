using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.EmbeddedWorker.Invocation;

/// <summary>Constructs a function's class from a scope and calls its method.</summary>
/// <typeparam name="TInput">What the trigger hands in.</typeparam>
internal sealed class FunctionBody<TInput>(DiscoveredFunction function, Func<ParameterInfo, ParameterExpression, Expression> bind)
{
    private readonly ObjectFactory _create = ActivatorUtilities.CreateFactory(function.Method.ReflectedType!, []);
    private readonly Func<object, TInput, ValueTask<object?>> _call = MethodInvoker.Compile<TInput>(function.Method, bind);

    public async ValueTask<object?> Run(IServiceProvider scope, TInput input)
    {
        var instance = _create(scope, null);
        try
        {
            return await _call(instance, input);
        }
        finally
        {
            // The scope knows nothing of an instance that it did not make itself.
            if (instance is IAsyncDisposable closes) await closes.DisposeAsync();
            else if (instance is IDisposable disposes) disposes.Dispose();
        }
    }

    /// <summary>The error for a parameter that no trigger fills, at start and not at the first run.</summary>
    public static InvalidOperationException Unbindable(DiscoveredFunction function, ParameterInfo parameter)
        => new($"Function {function.Name} of app {function.App.Name}: nothing fills its parameter {parameter.Name} of type {parameter.ParameterType.Name}.");
}
