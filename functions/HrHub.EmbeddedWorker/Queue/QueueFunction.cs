using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Telemetry;
using HrHub.EmbeddedWorker.Hosting;
using HrHub.EmbeddedWorker.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.EmbeddedWorker.Queue;

/// <summary>A function with a <see cref="ServiceBusTriggerAttribute"/>: where it listens and how it is called.</summary>
internal sealed class QueueFunction
{
    private readonly DiscoveredFunction _function;
    private readonly FunctionBody<Input> _body;

    /// <exception cref="InvalidOperationException">The trigger or a parameter asks for something that this host has not.</exception>
    public QueueFunction(DiscoveredFunction function)
    {
        _function = function;
        var trigger = (ServiceBusTriggerAttribute)function.Trigger;
        if (trigger.IsBatched || !trigger.AutoCompleteMessages)
            throw new InvalidOperationException($"Function {function.Name} of app {function.App.Name}: the embedded host has no batches and always completes by itself.");
        _body = new(function, Bind);
        var settings = function.App.Services.GetRequiredService<IConfiguration>();
        var first = SettingNames.Resolve(trigger.QueueName ?? trigger.TopicName!, settings, out var missingFirst);
        var second = SettingNames.Resolve(trigger.SubscriptionName ?? "", settings, out var missingSecond);
        MissingSetting = missingFirst ?? missingSecond;
        Entity = trigger.TopicName is null ? first : EntityPath.Subscription(first, second);
        Subscription = trigger.TopicName is null ? null : (first, EntityPath.Without(second));
    }

    public string Entity { get; }

    public (string Topic, string Name)? Subscription { get; }

    public string? MissingSetting { get; }

    public async Task Handle(ReceivedMessage message, CancellationToken ct)
    {
        using var span = HubTrace.Begin(_function.Name, ActivityKind.Consumer, message.TraceParent);
        span?.SetTag("messaging.message.id", message.MessageId).SetTag("messaging.destination.name", message.Entity);
        await using var scope = _function.App.Services.CreateAsyncScope();
        var context = new InvocationContext(_function, Guid.NewGuid().ToString(), scope.ServiceProvider, DataOf(message), ct);
        try
        {
            await _body.Run(scope.ServiceProvider, new(message, context));
        }
        catch (Exception failure)
        {
            span.Failed(failure);
            throw;
        }
    }

    /// <remarks>Text, as the isolated worker gets it from its host.</remarks>
    private static Dictionary<string, object?> DataOf(ReceivedMessage message) => new()
    {
        ["MessageId"] = message.MessageId,
        ["DeliveryCount"] = message.DeliveryCount.ToString(),
        ["SequenceNumber"] = message.SequenceNumber.ToString(),
        ["EnqueuedTimeUtc"] = message.EnqueuedAt.UtcDateTime.ToString("O"),
        ["SessionId"] = message.SessionId,
        ["Subject"] = message.Subject,
        ["DeadLetterReason"] = message.DeadLetterReason,
        ["DeadLetterErrorDescription"] = message.DeadLetterDescription,
        ["ApplicationProperties"] = message.TraceParent is { } traceParent ? $$"""{"{{HubTrace.TraceParent}}":"{{traceParent}}"}""" : "{}",
    };

    private Expression Bind(ParameterInfo parameter, ParameterExpression input)
    {
        var type = parameter.ParameterType;
        var message = Expression.Property(input, nameof(Input.Message));
        var context = Expression.Property(input, nameof(Input.Context));
        if (type == typeof(CancellationToken)) return Expression.Property(context, nameof(FunctionContext.CancellationToken));
        if (type == typeof(FunctionContext)) return context;
        if (parameter.Position != _function.TriggerParameter.Position) throw FunctionBody<Input>.Unbindable(_function, parameter);
        var body = Expression.Property(message, nameof(ReceivedMessage.Body));
        return type == typeof(string) ? body : Expression.Call(typeof(QueueFunction), nameof(Deserialize), [type], body);
    }

    private static T Deserialize<T>(string body) => JsonSerializer.Deserialize<T>(body, CanonicalJson.Options) ?? throw new JsonException("The body of the message is null.");

    private sealed record Input(ReceivedMessage Message, InvocationContext Context);
}
