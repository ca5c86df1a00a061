using HrHub.Core.Idempotency;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Sweep;

/// <summary>Deletes what is kept of requests that named themselves, once they are too old to be repeated. On Cosmos DB too: no container has a time to live.</summary>
public sealed class SweepRequests(IIdempotencyRecords records, IOptions<IdempotencyOptions> options, TimeProvider clock)
{
    public Task Handle(CancellationToken ct) => records.Trim(clock.GetUtcNow() - options.Value.Keep, ct);
}
