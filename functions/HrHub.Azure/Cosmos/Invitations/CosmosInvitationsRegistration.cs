using HrHub.Core.Erasures;
using HrHub.Core.Invitations;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Azure.Cosmos.Invitations;

public static class CosmosInvitationsRegistration
{
    /// <summary>Invitations across people on Cosmos DB.</summary>
    public static IServiceCollection AddCosmosInvitations(this IServiceCollection services) => services.AddCosmosDatabase()
        .AddSingleton<CosmosInvitationIndex>()
        .AddSingleton<IInvitationIndex>(provider => provider.GetRequiredService<CosmosInvitationIndex>());

    /// <summary>Where people are erased. Needs <see cref="AddCosmosInvitations"/>.</summary>
    public static IServiceCollection AddForgottenInvitations(this IServiceCollection services) => services
        .AddSingleton<IForgetting>(provider => provider.GetRequiredService<CosmosInvitationIndex>());
}
