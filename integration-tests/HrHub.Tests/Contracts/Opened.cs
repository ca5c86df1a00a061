namespace HrHub.Tests.Contracts;

/// <summary>A port on one of its implementations, and what has to be closed after the test.</summary>
public sealed record Opened<T>(T Port, params IReadOnlyList<IAsyncDisposable> Beneath);
