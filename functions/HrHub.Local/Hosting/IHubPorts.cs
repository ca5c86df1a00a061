using HrHub.EmbeddedWorker.Queue;
using HrHub.Local.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Local.Hosting;

/// <summary>What the three apps stand on. Each gets only those ports that its identity would have in the cloud.</summary>
public interface IHubPorts : IAsyncDisposable
{
    /// <summary>The queue, shared by the apps so that a message is delivered at once.</summary>
    SqliteMessageBus Bus { get; }

    /// <summary>May append to the inbox, nothing else.</summary>
    void AddToIntake(IServiceCollection services);

    void AddToPipeline(IServiceCollection services);

    /// <summary>
    /// Records with the audit trail, erasures and how far the downstream systems are, keys and objects to read a person's data, the bus to tell the downstream systems of a change; reports of health, and the list of what is parked, to look at and to order from. Neither the inbox nor parked work nor how
    /// vendors and downstream systems are reached: whoever breaks into the app that staff call gets no credential and no unread delivery.
    /// </summary>
    void AddToApi(IServiceCollection services);

    /// <summary>Before the first function runs: makes what the stores lack.</summary>
    /// <exception cref="InvalidDataException">What is stored can't be opened with the root key at hand.</exception>
    Task Prepare(CancellationToken ct);

    /// <summary>To look on from outside.</summary>
    Task<Progress> Progress(CancellationToken ct);
}
