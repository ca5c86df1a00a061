using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using HrHub.Core.Telemetry;
using HrHub.EmbeddedWorker.Hosting;
using HrHub.EmbeddedWorker.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.EmbeddedWorker.Timers;

/// <summary>A function with a <see cref="TimerTriggerAttribute"/>: when it runs and how it is called.</summary>
internal sealed class TimerFunction
{
    private static readonly Dictionary<string, object?> NoData = [];
    private readonly DiscoveredFunction _function;
    private readonly FunctionBody<Input> _body;

    public TimerFunction(DiscoveredFunction function)
    {
        _function = function;
        Trigger = (TimerTriggerAttribute)function.Trigger;
        _body = new(function, Bind);
        When = SettingNames.Resolve(Trigger.Schedule, function.App.Services.GetRequiredService<IConfiguration>(), out var missing);
        MissingSetting = missing;
        Schedule = missing is null ? TimerSchedule.Parse(When) : null;
    }

    public string Id => _function.Id;

    public TimerTriggerAttribute Trigger { get; }

    /// <summary>The schedule with its settings filled in.</summary>
    public string When { get; }

    public string? MissingSetting { get; }

    /// <summary>Null when the expression is not a schedule.</summary>
    public TimerSchedule? Schedule { get; }

    public async Task Run(TimerInfo info, CancellationToken ct)
    {
        using var span = HubTrace.Begin(_function.Name, ActivityKind.Internal);
        await using var scope = _function.App.Services.CreateAsyncScope();
        try
        {
            await _body.Run(scope.ServiceProvider, new(info, new(_function, Guid.NewGuid().ToString(), scope.ServiceProvider, NoData, ct)));
        }
        catch (Exception failure)
        {
            span.Failed(failure);
            throw;
        }
    }

    private MemberExpression Bind(ParameterInfo parameter, ParameterExpression input)
    {
        var context = Expression.Property(input, nameof(Input.Context));
        if (parameter.ParameterType == typeof(TimerInfo)) return Expression.Property(input, nameof(Input.Info));
        if (parameter.ParameterType == typeof(FunctionContext)) return context;
        if (parameter.ParameterType == typeof(CancellationToken)) return Expression.Property(context, nameof(FunctionContext.CancellationToken));
        throw FunctionBody<Input>.Unbindable(_function, parameter);
    }

    private sealed record Input(TimerInfo Info, InvocationContext Context);
}
