using HrHub.Core.Keys;
using HrHub.Core.Records;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Pipeline.Keys;

public static class KeysRegistration
{
    /// <summary>Adds the rotation of keys and its background jobs. Whoever hosts them brings the root key, the stores and the audit log.</summary>
    public static IServiceCollection AddKeyRotation(this IServiceCollection services)
    {
        services.AddOptions<KeyRotationOptions>().BindConfiguration("Keys").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<RotateKeys>()
            .AddSingleton<RewrapKeys>()
            .AddSingleton<RetireEpochs>()
            .AddSingleton<ReindexCandidates>()
            .AddSingleton<ReportKeys>();
    }
}
