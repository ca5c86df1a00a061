using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Layouts;
using Microsoft.Azure.Cosmos.Serialization.HybridRow.Schemas;

namespace HrHub.Local.Sandbox.Cosmos.Wire;

/// <summary>How the records of a batch are laid out: the SDK carries the service's schema as a resource.</summary>
internal sealed class BatchSchema
{
    private const string Resource = "Microsoft.Azure.Cosmos.Batch.HybridRowBatchSchemas.json";

    public BatchSchema()
    {
        using var reader = new StreamReader(typeof(CosmosClient).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The SDK has no {Resource} any more."));
        var schemas = Namespace.Parse(reader.ReadToEnd());
        Resolver = new LayoutResolverNamespace(schemas);
        Result = Resolver.Resolve(schemas.Schemas.Single(schema => schema.Name == "BatchResult").SchemaId);
    }

    public LayoutResolver Resolver { get; }
    public Layout Result { get; }
}
