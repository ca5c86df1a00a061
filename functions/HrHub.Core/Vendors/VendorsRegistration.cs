using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Core.Vendors;

/// <summary>Registers the vendor profiles and their secrets. A profile that is wrong stops the start.</summary>
public static partial class VendorsRegistration
{
    /// <summary>Adds <see cref="ProfileCatalog"/> and <see cref="VendorSecrets"/> from the settings section <c>Vendors</c>. May be called by each app of one process.</summary>
    public static IServiceCollection AddVendorProfiles(this IServiceCollection services)
    {
        services.AddOptions<VendorsOptions>().BindConfiguration("Vendors").ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<VendorsOptions>, ProfilesCanBeRead>());
        services.TryAddSingleton(provider => new VendorSecrets(provider.GetRequiredService<IOptions<VendorsOptions>>().Value.Secrets));
        services.TryAddSingleton(provider => Load(
            provider.GetRequiredService<IOptions<VendorsOptions>>().Value, provider.GetRequiredService<ILogger<ProfileCatalog>>()));
        return services;
    }

    private static ProfileCatalog Load(VendorsOptions options, ILogger logger)
    {
        var catalog = ProfileCatalog.Load(options.ProfileDirectory);
        foreach (var name in catalog.Replaced) LogReplaced(logger, name, options.ProfileDirectory!);
        return catalog;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The built-in profile of {Vendor} is replaced by the one in {Directory}.")]
    private static partial void LogReplaced(ILogger logger, string vendor, string directory);

    private sealed class ProfilesCanBeRead : IValidateOptions<VendorsOptions>
    {
        public ValidateOptionsResult Validate(string? name, VendorsOptions options)
        {
            try
            {
                ProfileCatalog.Load(options.ProfileDirectory);
                return ValidateOptionsResult.Success;
            }
            catch (ProfileException wrong)
            {
                return ValidateOptionsResult.Fail(wrong.Errors);
            }
        }
    }
}
