using Refit;

namespace HrHub.Pipeline.Sync.Training;

/// <summary>The training system's API; its contract is <c>infra/contracts/training.json</c>.</summary>
public interface ITrainingApi
{
    [Put("/learners/{candidateId}/recommendations")]
    Task<IApiResponse> PutRecommendations(
        string candidateId, [Body] Recommendations recommendations, [Header("Idempotency-Key")] string key, [Header("X-HrHub-Version")] long version, CancellationToken ct);

    [Delete("/learners/{candidateId}")]
    Task<IApiResponse> DeleteLearner(
        string candidateId, [Query] string? mergedInto, [Header("Idempotency-Key")] string key, [Header("X-HrHub-Version")] long version, CancellationToken ct);
}
