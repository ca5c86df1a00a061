using System.Linq.Expressions;
using System.Reflection;

namespace HrHub.EmbeddedWorker.Invocation;

/// <summary>Compiles the call of a function's method once, so that a run costs no reflection.</summary>
internal static class MethodInvoker
{
    /// <param name="method">Returns void, a value, Task, Task of T, ValueTask or ValueTask of T.</param>
    /// <param name="bind">Gives the expression of one parameter's value, from the expression of the trigger's input.</param>
    /// <returns>Calls the method on an instance; the result is null for void.</returns>
    public static Func<object, TInput, ValueTask<object?>> Compile<TInput>(MethodInfo method, Func<ParameterInfo, ParameterExpression, Expression> bind)
    {
        var instance = Expression.Parameter(typeof(object), "instance");
        var input = Expression.Parameter(typeof(TInput), "input");
        var call = Expression.Call(Expression.Convert(instance, method.DeclaringType!), method, method.GetParameters().Select(parameter => bind(parameter, input)));
        return Expression.Lambda<Func<object, TInput, ValueTask<object?>>>(Adapted(call), instance, input).Compile();
    }

    private static Expression Adapted(MethodCallExpression call)
    {
        var type = call.Type;
        if (type == typeof(void)) return Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        if (type == typeof(Task)) return Expression.Call(Named(nameof(FromTask)), call);
        if (type == typeof(ValueTask)) return Expression.Call(Named(nameof(FromValueTask)), call);
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        if (open == typeof(Task<>)) return Expression.Call(Named(nameof(FromTaskOf)).MakeGenericMethod(type.GetGenericArguments()), call);
        if (open == typeof(ValueTask<>)) return Expression.Call(Named(nameof(FromValueTaskOf)).MakeGenericMethod(type.GetGenericArguments()), call);
        return Expression.New(typeof(ValueTask<object?>).GetConstructor([typeof(object)])!, Expression.Convert(call, typeof(object)));
    }

    private static MethodInfo Named(string name) => typeof(MethodInvoker).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static async ValueTask<object?> FromTask(Task task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> FromValueTask(ValueTask task)
    {
        await task;
        return null;
    }

    private static async ValueTask<object?> FromTaskOf<T>(Task<T> task) => await task;

    private static async ValueTask<object?> FromValueTaskOf<T>(ValueTask<T> task) => await task;
}
