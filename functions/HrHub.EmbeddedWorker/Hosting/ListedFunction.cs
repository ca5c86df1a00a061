namespace HrHub.EmbeddedWorker.Hosting;

/// <summary>What starts a function.</summary>
public enum TriggerKind
{
    Http,
    Timer,
    Queue,
}

/// <summary>One function of a running host, to be shown to a person.</summary>
/// <param name="Target">HTTP: methods and path. Timer: the resolved schedule. Queue: the entity path.</param>
/// <param name="DisabledBecause">Null when it runs.</param>
public sealed record ListedFunction(string App, string Name, TriggerKind Trigger, string Target, string? DisabledBecause = null);
