using HrHub.EmbeddedWorker.Queue;

namespace HrHub.Local.Hosting;

/// <summary>Chooses the stores of a hub on one machine.</summary>
public static class HubPorts
{
    public static IHubPorts Open(string dataDirectory, KeysOptions keys, QueueOptions queue, TimeProvider clock) => new LocalPorts(dataDirectory, keys, queue, clock);
}
