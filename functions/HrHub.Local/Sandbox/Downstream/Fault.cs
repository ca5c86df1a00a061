using System.Collections.Concurrent;

namespace HrHub.Local.Sandbox.Downstream;

/// <summary>One thing that goes wrong with one request.</summary>
public sealed record Fault
{
    /// <summary>The answer is this status, and nothing takes effect.</summary>
    public int? Status { get; init; }

    /// <summary>Sent verbatim: seconds or an HTTP date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Waited before anything else.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The connection breaks before anything takes effect.</summary>
    public bool Reset { get; init; }

    /// <summary>The push takes effect, and the connection breaks before the answer.</summary>
    public bool LoseAnswer { get; init; }

    /// <summary>A 200 in which the first row has this status, and nothing takes effect; no fault where there are no rows.</summary>
    public string? RowStatus { get; init; }
}

/// <summary>Which faults come, in order.</summary>
public sealed class FaultScript
{
    private readonly ConcurrentQueue<Fault> _next = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Fault>> _byResource = new();

    /// <summary>For the next requests, whomever they are about.</summary>
    public void Next(params IEnumerable<Fault> faults)
    {
        foreach (var fault in faults) _next.Enqueue(fault);
    }

    /// <summary>For the next requests about one candidate.</summary>
    public void For(string candidateId, params IEnumerable<Fault> faults)
    {
        foreach (var fault in faults) _byResource.GetOrAdd(candidateId, _ => new()).Enqueue(fault);
    }

    internal Fault? Take(string resource)
        => _byResource.TryGetValue(resource, out var own) && own.TryDequeue(out var fault) || _next.TryDequeue(out fault) ? fault : null;
}
