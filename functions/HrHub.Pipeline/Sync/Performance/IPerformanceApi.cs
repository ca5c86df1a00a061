using Refit;

namespace HrHub.Pipeline.Sync.Performance;

/// <summary>The performance system's API; its contract is <c>infra/contracts/performance.json</c>.</summary>
public interface IPerformanceApi
{
    [Put("/baselines/{candidateId}")]
    Task<IApiResponse<BaselineReceipt>> PutBaseline(
        string candidateId, [Body] Baseline baseline, [Header("Idempotency-Key")] string key, [Header("X-HrHub-Version")] long version, CancellationToken ct);

    [Delete("/baselines/{candidateId}")]
    Task<IApiResponse> DeleteBaseline(
        string candidateId, [Query] string? mergedInto, [Header("Idempotency-Key")] string key, [Header("X-HrHub-Version")] long version, CancellationToken ct);
}
