using Refit;

namespace HrHub.Pipeline.Sync.Ehr;

/// <summary>The EHR's API; its contract is <c>infra/contracts/ehr.json</c>.</summary>
public interface IEhrApi
{
    [Put("/candidates/{candidateId}")]
    Task<IApiResponse<EhrReceipt>> PutCandidate(
        string candidateId, [Body] EhrCandidate candidate, [Header("Idempotency-Key")] string key, [Header("X-HrHub-Version")] long version, CancellationToken ct);

    [Put("/employees/{employeeNumber}/onboarding")]
    Task<IApiResponse> PutOnboarding(
        string employeeNumber, [Body] EhrOnboarding onboarding, [Header("Idempotency-Key")] string key, [Header("X-HrHub-Version")] long version, CancellationToken ct);

    [Delete("/candidates/{candidateId}")]
    Task<IApiResponse> DeleteCandidate(
        string candidateId, [Query] string? mergedInto, [Header("Idempotency-Key")] string key, [Header("X-HrHub-Version")] long version, CancellationToken ct);
}
