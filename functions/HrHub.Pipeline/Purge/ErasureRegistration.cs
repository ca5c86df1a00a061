using HrHub.Core.Erasures;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Pipeline.Purge;

/// <summary>Registers erasure. The stores, the keys, the bus and the vendors' API come from elsewhere.</summary>
public static class ErasureRegistration
{
    public static IServiceCollection AddErasure(this IServiceCollection services)
    {
        services.AddOptions<ErasureOptions>().BindConfiguration("Erasure").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ForgetObjects>()
            .AddSingleton<IForgetting>(provider => provider.GetRequiredService<ForgetObjects>())
            .AddSingleton<IForgetting, ForgetCases>()
            .AddSingleton<CertifyErasure>()
            .AddSingleton<VerifyCertificate>()
            .AddSingleton<EraseLateDelivery>()
            .AddSingleton<PlaceTombstone>()
            .AddSingleton<FindParkedOf>()
            .AddSingleton<GatherTraces>()
            .AddSingleton<ExpectConfirmations>()
            .AddSingleton<ExpectLateInterview>()
            .AddSingleton<EraseTraces>()
            .AddSingleton<TellNeighbours>()
            .AddSingleton<EraseCandidate>()
            .AddSingleton<ForgetClass>()
            .AddSingleton<EraseClass>()
            .AddSingleton<FileEraser>(provider => async (candidateId, basis, by, ct) => (await provider.GetRequiredService<EraseCandidate>().Handle(candidateId, basis, onlyIfDue: true, by, ct)).Error)
            .AddSingleton<ClassEraser>(provider => async (candidateId, cls, rule, by, ct) => (await provider.GetRequiredService<EraseClass>().Handle(candidateId, cls, rule, by, ct)).Error)
            .AddSingleton<SettleFacets>()
            .AddSingleton<FinishErasures>();
    }
}
