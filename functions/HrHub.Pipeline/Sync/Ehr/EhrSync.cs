using HrHub.Core.Sync;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace HrHub.Pipeline.Sync.Ehr;

/// <summary>Keeps the EHR (员工管理) in step: the candidate archive, and the onboarding file when the person is hired.</summary>
public sealed class EhrSync(IEhrApi api, TimeProvider clock) : IDownstreamFolder
{
    public static IHttpClientBuilder AddClient(IServiceCollection services, RefitSettings settings) => services.AddRefitGeneratedClient<IEhrApi>(settings);

    public async Task<NextStep> Put(CandidatePush push, CancellationToken ct)
    {
        using var archive = await api.PutCandidate(push.File.CandidateId, EhrMapping.Candidate(push.File, push.EmployeeId), push.Key, push.File.Version, ct);
        var archived = Answer.Decide(archive, answer => EhrAnswers.OfCandidate(answer, archive.Content?.Id), clock.GetUtcNow(), ct);
        if (archived is not NextStep.Done { RemoteId: var remoteId } || EhrMapping.Onboarding(push.File, push.EmployeeId) is not { } file) return archived;

        using var onboarding = await api.PutOnboarding(push.EmployeeId!, file, $"{push.Key}:onboarding", push.File.Version, ct);
        return Answer.Decide(onboarding, answer => EhrAnswers.OfOnboarding(answer, remoteId), clock.GetUtcNow(), ct);
    }

    public async Task<NextStep> Delete(CandidatePush push, CancellationToken ct)
    {
        using var response = await api.DeleteCandidate(push.File.CandidateId, push.File.MergedInto, push.Key, push.File.Version, ct);
        return Answer.Decide(response, EhrAnswers.OfDelete, clock.GetUtcNow(), ct);
    }
}
