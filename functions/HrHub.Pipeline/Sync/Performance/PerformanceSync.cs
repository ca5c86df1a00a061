using HrHub.Core.Sync;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace HrHub.Pipeline.Sync.Performance;

/// <summary>Keeps the performance system (绩效) in step: one baseline of ability scores per person.</summary>
public sealed class PerformanceSync(IPerformanceApi api, TimeProvider clock) : IDownstreamFolder
{
    public static IHttpClientBuilder AddClient(IServiceCollection services, RefitSettings settings) => services.AddRefitGeneratedClient<IPerformanceApi>(settings);

    public async Task<NextStep> Put(CandidatePush push, CancellationToken ct)
    {
        using var response = await api.PutBaseline(push.File.CandidateId, PerformanceMapping.Baseline(push.File, push.EmployeeId), push.Key, push.File.Version, ct);
        return Answer.Decide(response, answer => PerformanceAnswers.OfBaseline(answer, response.Content), clock.GetUtcNow(), ct);
    }

    public async Task<NextStep> Delete(CandidatePush push, CancellationToken ct)
    {
        using var response = await api.DeleteBaseline(push.File.CandidateId, push.File.MergedInto, push.Key, push.File.Version, ct);
        return Answer.Decide(response, PerformanceAnswers.OfDelete, clock.GetUtcNow(), ct);
    }
}
