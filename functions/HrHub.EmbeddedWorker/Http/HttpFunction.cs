using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using HrHub.Core.Telemetry;
using HrHub.EmbeddedWorker.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrHub.EmbeddedWorker.Http;

/// <summary>A function with an <see cref="HttpTriggerAttribute"/>: where it answers and how it is called.</summary>
internal sealed partial class HttpFunction
{
    private static readonly Dictionary<string, object?> NoData = [];
    private readonly DiscoveredFunction _function;
    private readonly FunctionBody<Input> _body;
    private readonly AuthorizationLevel _level;
    private readonly FunctionKeys _keys;
    private readonly ILogger _log;

    /// <exception cref="InvalidOperationException">A parameter that nothing fills, a route that is not a template, or level User, which the isolated worker does not know.</exception>
    public HttpFunction(DiscoveredFunction function, FunctionKeys keys, ILogger log)
    {
        (_function, _keys, _log) = (function, keys, log);
        var trigger = (HttpTriggerAttribute)function.Trigger;
        if (trigger.AuthLevel is AuthorizationLevel.User) throw new InvalidOperationException($"Function {function.Name} of app {function.App.Name}: level User is not supported.");
        _level = trigger.AuthLevel;
        Methods = [.. (trigger.Methods ?? []).Select(method => method.ToUpperInvariant())];
        Route = Template(function, "/" + $"{function.App.Host.RoutePrefix}/{trigger.Route ?? function.Name}".Trim('/'));
        _body = new(function, Bind);
    }

    public RoutePattern Route { get; }

    /// <summary>Empty: all.</summary>
    public IReadOnlyList<string> Methods { get; }

    public string Name => _function.Name;

    public async Task Answer(HttpContext context)
    {
        if (!_keys.Opens(_level, context.Request))
        {
            await Problem.Write(context, StatusCodes.Status401Unauthorized, "function-key-required", "This function needs a key.");
            return;
        }
        using var span = HubTrace.Begin(_function.Name, ActivityKind.Server);
        try
        {
            await using var scope = _function.App.Services.CreateAsyncScope();
            // Results look up their services here; they are the app's, not the host's.
            context.RequestServices = scope.ServiceProvider;
            await FunctionResult.Write(context, await _body.Run(scope.ServiceProvider, new(context, _function)));
            span?.SetTag("http.response.status_code", context.Response.StatusCode);
        }
        catch (BadHttpRequestException refused)
        {
            LogRefused(_function.Id, Problem.TraceId(context), refused.StatusCode);
            await Problem.Write(context, refused.StatusCode, "bad-request", refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The body is over the limit." : "The request is not valid.");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            LogAborted(_function.Id, Problem.TraceId(context));
        }
        catch (Exception failure)
        {
            span.Failed(failure);
            LogFailed(_function.Id, Problem.TraceId(context), Failure.Trace(failure));
            await Problem.Write(context, StatusCodes.Status500InternalServerError, "internal-error", "The request failed.");
        }
    }

    private static RoutePattern Template(DiscoveredFunction function, string route)
    {
        try
        {
            return RoutePatternFactory.Parse(route);
        }
        catch (RoutePatternException wrong)
        {
            throw new InvalidOperationException($"Function {function.Name} of app {function.App.Name} has no valid route: {wrong.Message}", wrong);
        }
    }

    private Expression Bind(ParameterInfo parameter, ParameterExpression input)
    {
        var type = parameter.ParameterType;
        var context = Expression.Property(input, nameof(Input.Context));
        if (type == typeof(HttpRequest)) return Expression.Property(context, nameof(HttpContext.Request));
        if (type == typeof(CancellationToken)) return Expression.Property(context, nameof(HttpContext.RequestAborted));
        if (type == typeof(FunctionContext)) return Expression.Call(input, nameof(Input.NewContext), null);
        if (Route.GetParameter(parameter.Name!) is null) throw FunctionBody<Input>.Unbindable(_function, parameter);
        var name = Expression.Constant(parameter.Name);
        if (type == typeof(string)) return Expression.Call(typeof(RouteValue), nameof(RouteValue.Text), null, context, name);
        var optional = Nullable.GetUnderlyingType(type);
        var value = optional ?? type;
        if (!value.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>))) throw FunctionBody<Input>.Unbindable(_function, parameter);
        return Expression.Call(typeof(RouteValue), optional is null ? nameof(RouteValue.Parse) : nameof(RouteValue.ParseOptional), [value], context, name);
    }

    private sealed record Input(HttpContext Context, DiscoveredFunction Function)
    {
        public InvocationContext NewContext() => new InvocationContext(Function, Context.TraceIdentifier, Context.RequestServices, NoData, Context.RequestAborted);
    }

    [LoggerMessage(1, LogLevel.Error, "{Function} failed in request {TraceId}: {Trace}")]
    private partial void LogFailed(string function, string traceId, string trace);

    [LoggerMessage(2, LogLevel.Information, "{Function} refused request {TraceId} with {Status}.")]
    private partial void LogRefused(string function, string traceId, int status);

    [LoggerMessage(3, LogLevel.Information, "{Function}: the caller of request {TraceId} went away.")]
    private partial void LogAborted(string function, string traceId);
}
