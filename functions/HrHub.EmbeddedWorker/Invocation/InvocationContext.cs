using Microsoft.Azure.Functions.Worker;

namespace HrHub.EmbeddedWorker.Invocation;

/// <summary>The embedded host's <see cref="FunctionContext"/>.</summary>
internal sealed class InvocationContext(DiscoveredFunction function, string invocationId, IServiceProvider services, IReadOnlyDictionary<string, object?> bindingData, CancellationToken ct) : FunctionContext
{
    public override string InvocationId { get; } = invocationId;
    public override string FunctionId => function.Id;
    public override BindingContext BindingContext { get; } = new Binding(bindingData);
    public override IServiceProvider InstanceServices { get; set; } = services;
    public override FunctionDefinition FunctionDefinition { get; } = new Definition(function.Name);
    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();
    public override CancellationToken CancellationToken { get; } = ct;

    private sealed class Binding(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData { get; } = data;
    }

    private sealed class Definition(string name) : FunctionDefinition
    {
        public override string Name { get; } = name;
    }
}
