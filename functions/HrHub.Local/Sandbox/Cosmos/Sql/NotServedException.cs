namespace HrHub.Local.Sandbox.Cosmos.Sql;

/// <summary>A query that the indexing policy of its container doesn't serve: the service answers 400, or reads everything.</summary>
public sealed class NotServedException(string message) : Exception(message);
