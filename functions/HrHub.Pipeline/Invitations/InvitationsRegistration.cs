using HrHub.Core.Invitations;
using HrHub.Pipeline.Competencies;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Pipeline.Invitations;

public static class InvitationsRegistration
{
    /// <summary>Makes AI interviews at vendors', has people told of them, and brings competency models there.</summary>
    public static IServiceCollection AddInvitations(this IServiceCollection services)
    {
        services.AddOptions<InvitationsOptions>().BindConfiguration("Invitations").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ModelsOptions>().BindConfiguration("Models").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<TrackInvitations>().AddSingleton<ChangeInvitation>().AddSingleton<DescribeInvitation>().AddSingleton<FileInvited>().AddSingleton<MailInvitation>().AddSingleton<MakeInterview>().AddSingleton<TendInvitation>().AddSingleton<RevokeInterview>().AddSingleton<ExpireInvitations>().AddSingleton<FollowInvitations>().AddSingleton<RemindCandidates>().AddSingleton<PushModels>();
    }
}
