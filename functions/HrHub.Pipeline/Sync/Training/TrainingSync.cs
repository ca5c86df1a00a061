using HrHub.Core.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Refit;

namespace HrHub.Pipeline.Sync.Training;

/// <summary>Keeps the training system (培训) in step: courses for what a person is weak in.</summary>
public sealed class TrainingSync(ITrainingApi api, IOptions<TrainingOptions> options, TimeProvider clock) : IDownstreamFolder
{
    public static IHttpClientBuilder AddClient(IServiceCollection services, RefitSettings settings)
    {
        services.AddOptions<TrainingOptions>().BindConfiguration("Sync:Training").ValidateDataAnnotations().ValidateOnStart();
        return services.AddRefitGeneratedClient<ITrainingApi>(settings);
    }

    public async Task<NextStep> Put(CandidatePush push, CancellationToken ct)
    {
        var recommendations = TrainingMapping.Recommendations(push.File, push.EmployeeId, options.Value.Rules);
        using var response = await api.PutRecommendations(push.File.CandidateId, recommendations, push.Key, push.File.Version, ct);
        return Answer.Decide(response, TrainingAnswers.OfRecommendations, clock.GetUtcNow(), ct);
    }

    public async Task<NextStep> Delete(CandidatePush push, CancellationToken ct)
    {
        using var response = await api.DeleteLearner(push.File.CandidateId, push.File.MergedInto, push.Key, push.File.Version, ct);
        return Answer.Decide(response, TrainingAnswers.OfDelete, clock.GetUtcNow(), ct);
    }
}
