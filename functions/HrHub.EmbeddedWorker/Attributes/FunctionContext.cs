namespace Microsoft.Azure.Functions.Worker;

/// <summary>One run of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>Unique to the run.</summary>
    public abstract string InvocationId { get; }

    /// <summary>Stable across runs.</summary>
    public abstract string FunctionId { get; }

    public abstract BindingContext BindingContext { get; }

    /// <summary>Services of this run.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    public abstract FunctionDefinition FunctionDefinition { get; }

    public abstract IDictionary<object, object> Items { get; set; }

    public virtual CancellationToken CancellationToken { get; }
}

/// <summary>What the trigger knows beside its main value.</summary>
public abstract class BindingContext
{
    /// <summary>For Service Bus: MessageId, DeliveryCount, SessionId, Subject, SequenceNumber, … as text, as the isolated worker gets them from its host.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}

/// <summary>The function that runs.</summary>
public abstract class FunctionDefinition
{
    public abstract string Name { get; }
}
