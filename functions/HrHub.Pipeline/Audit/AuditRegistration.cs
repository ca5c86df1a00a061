using HrHub.Core.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Pipeline.Audit;

public static class AuditRegistration
{
    /// <summary>Adds the daily root, the verification and the export. Whoever hosts it brings <see cref="IAuditLog"/>, <see cref="IAuditEvidence"/>, <see cref="IAuditRoots"/> and the root key.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddOptions<AuditOptions>().BindConfiguration("Audit").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<SignAuditRoot>()
            .AddSingleton<VerifyChains>()
            .AddSingleton<VerifyRoots>()
            .AddSingleton<VerifyAudit>()
            .AddSingleton<ExportAudit>();
    }
}
