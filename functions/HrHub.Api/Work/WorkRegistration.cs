using HrHub.Core.Work;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Api.Work;

internal static class WorkRegistration
{
    /// <summary>What HR does with a file. Needs records, access and the assembly of interviews.</summary>
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.AddOptions<WorkOptions>().BindConfiguration("Work").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<WorkOnFile>()
            .AddSingleton<CorrectTexts>().AddSingleton<ReadTextHistory>()
            .AddSingleton<SetTags>().AddSingleton<ListPresetTags>()
            .AddSingleton<AddComment>().AddSingleton<EditComment>().AddSingleton<DeleteComment>().AddSingleton<ListComments>()
            .AddSingleton<MoveStage>().AddSingleton<ReadStage>().AddSingleton<Hire>();
    }
}
