using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HrHub.Core.Retention;

/// <summary>Registers the policies, the judge and the stamp. A set of policies that is empty or contradicts itself stops the start.</summary>
public static class RetentionRegistration
{
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration("Retention").ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RetentionOptions>, PoliciesAreSound>());
        services.TryAddSingleton(provider => PolicySet.Of(provider.GetRequiredService<IOptions<RetentionOptions>>().Value));
        services.TryAddSingleton<Judge>();
        services.TryAddSingleton<StampRetention>();
        return services;
    }

    private sealed class PoliciesAreSound : IValidateOptions<RetentionOptions>
    {
        public ValidateOptionsResult Validate(string? name, RetentionOptions options)
            => ReadPolicies.From(options).Faults is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
