using System.Text.Json;

namespace HrHub.Local.Sandbox.Cosmos.Store;

public enum OperationKind { Create, Read, Replace, Upsert, Delete }

/// <param name="Kind">What to do.</param>
/// <param name="Id">The document.</param>
/// <param name="Body">What to store; null for reads and deletions.</param>
/// <param name="If">What must hold.</param>
public sealed record Operation(OperationKind Kind, string Id, JsonElement? Body, Precondition If);
