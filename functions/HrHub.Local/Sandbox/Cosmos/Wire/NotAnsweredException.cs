namespace HrHub.Local.Sandbox.Cosmos.Wire;

/// <summary>Something that the handler doesn't know: it says so with 501 rather than guess.</summary>
public sealed class NotAnsweredException(string what) : Exception($"The Cosmos handler does not answer {what}.");
