using System.Text.Json;
using HrHub.Local.Sandbox.Cosmos.Store;

namespace HrHub.Local.Sandbox.Cosmos.Sql;

/// <summary>A document, with the array elements that JOIN bound beside it.</summary>
/// <param name="Document">Where the row comes from.</param>
/// <param name="Bound">Values by the names after FROM and JOIN.</param>
public sealed record Row(StoredDocument Document, IReadOnlyDictionary<string, JsonElement> Bound);
