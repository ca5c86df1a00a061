namespace HrHub.Core.Sync;

/// <summary>Every downstream system, switched on or not. Each is a subscription of the topic, and a row in every candidate's sync states, whichever app saves the candidate.</summary>
public static class DownstreamSystems
{
    /// <summary>In the order in which they are registered.</summary>
    public static IReadOnlyList<string> Names { get; } = ["ehr", "performance", "training"];
}
