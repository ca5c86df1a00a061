using HrHub.Api.Access;
using HrHub.Api.Archive;
using HrHub.Api.Batches;
using HrHub.Api.Candidates;
using HrHub.Api.Cases;
using HrHub.Api.Changes;
using HrHub.Api.Competencies;
using HrHub.Api.Disputes;
using HrHub.Api.Employees;
using HrHub.Api.ExportJobs;
using HrHub.Api.Exports;
using HrHub.Api.Health;
using HrHub.Api.History;
using HrHub.Api.Holds;
using HrHub.Api.OpenApi;
using HrHub.Api.Operations;
using HrHub.Api.Idempotency;
using HrHub.Api.Invitations;
using HrHub.Api.Materials;
using HrHub.Api.Restrictions;
using HrHub.Api.Subscriptions;
using HrHub.Api.Videos;
using HrHub.Api.Search;
using HrHub.Api.Work;
using HrHub.Core.Access;
using HrHub.Core.Cases;
using HrHub.Core.Disputes;
using HrHub.Core.Events;
using HrHub.Core.History;
using HrHub.Core.Idempotency;
using HrHub.Core.Insights;
using HrHub.Core.Invitations;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HrHub.Api;

public static class ApiApp
{
    /// <summary>What the third app does. Whoever hosts it brings the stores, the keys, the bus, and a health check for each store.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHealthChecks();
        services.AddOptions<IdempotencyOptions>().BindConfiguration("Idempotency").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AnswerOnce>().AddWork().AddMaterials();
        services.AddSingleton<ReadOpenApi>();
        services.AddSearch().AddOperations().AddExports().AddExportJobs();
        services.AddInvitations().AddVideos();
        return services.AddSingleton<CheckHealth>().AddSingleton<CheckLiveness>().AddSingleton<KeyRing>().AddSingleton<ChangeCandidateFile>().AddSingleton<OpenMedia>().AddRetention().AddAccess().AddHolds().AddCases().AddDisputes().AddSingleton<ReadChanges>().AddSingleton<TakeResults>().AddSingleton<TakeManyResults>().AddSubscriptions().AddCandidates();
    }

    private static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddOptions<AccessOptions>().BindConfiguration("Access").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => new ValidateToken(provider.GetRequiredService<IOptions<AccessOptions>>(), Development(provider), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<StaffDirectory>()
            .AddSingleton<ReadCaller>()
            .AddSingleton<AdmitCaller>();
    }

    /// <summary>Only where the host brings one and the settings ask for it.</summary>
    private static DevelopmentIssuer? Development(IServiceProvider provider)
        => provider.GetRequiredService<IOptions<AccessOptions>>().Value.DevelopmentIssuer ? provider.GetService<DevelopmentIssuer>() : null;

    private static IServiceCollection AddHolds(this IServiceCollection services)
        => services.AddSingleton<ExplainAbsence>().AddSingleton<PlaceHold>().AddSingleton<LiftHold>().AddSingleton<ListHolds>().AddSingleton<LiftRestriction>();

    private static IServiceCollection AddCandidates(this IServiceCollection services)
    {
        services.AddOptions<InsightsOptions>().BindConfiguration("Insights").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ReadCandidate>()
            .AddSingleton<OpenInterview>()
            .AddSingleton<ViewInterview>()
            .AddSingleton<ReadInterview>()
            .AddSingleton<ReadTranscript>()
            .AddSingleton<ReadEmotions>()
            .AddSingleton<ReadNationalId>()
            .AddSingleton<ReadMetadata>()
            .AddSingleton<TellHistory>()
            .AddSingleton<ReadHistory>();
    }

    private static IServiceCollection AddSubscriptions(this IServiceCollection services) => services
        .AddSingleton<SubscriptionSecrets>()
        .AddSingleton<OwnSubscription>()
        .AddSingleton<Subscribe>()
        .AddSingleton<ListSubscriptions>()
        .AddSingleton<ReadSubscription>()
        .AddSingleton<Unsubscribe>()
        .AddSingleton<RotateSecret>()
        .AddSingleton<EnableSubscription>()
        .AddSingleton<ListSentEvents>()
        .AddSingleton<ReplayEvent>();

    private static IServiceCollection AddInvitations(this IServiceCollection services) => services
        .AddSingleton<WriteModel>()
        .AddSingleton<ReadModel>()
        .AddSingleton<ListModels>()
        .AddSingleton<ResolvePerson>()
        .AddSingleton<TrackInvitations>()
        .AddSingleton<AddInvitation>()
        .AddSingleton<Invite>()
        .AddSingleton<InvitePerson>()
        .AddSingleton<MailInvitationAgain>()
        .AddSingleton<CallOffInvitation>()
        .AddSingleton<InviteMany>()
        .AddSingleton<ListAllInvitations>()
        .AddSingleton<ReadInvitation>()
        .AddSingleton<ListInvitations>()
        .AddSingleton<ReadProgress>()
        .AddSingleton<ReadDistribution>();

    private static IServiceCollection AddDisputes(this IServiceCollection services)
    {
        services.AddOptions<DisputesOptions>().BindConfiguration("Disputes").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<FolderOptions>().BindConfiguration("Folders").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton(provider => new FolderRules(provider.GetRequiredService<IOptions<FolderOptions>>().Value))
            .AddSingleton<InterviewAssembly>()
            .AddSingleton(provider => new WorkingDays(ReadCalendars.From(provider.GetRequiredService<IOptions<DisputesOptions>>().Value.CalendarDirectory), provider.GetRequiredService<PolicySet>().Zone))
            .AddSingleton<FindDispute>()
            .AddSingleton<ChangeDispute>()
            .AddSingleton<OwnDispute>()
            .AddSingleton<OpenDispute>()
            .AddSingleton<ListDisputes>()
            .AddSingleton<ReadDispute>()
            .AddSingleton<AssignDispute>()
            .AddSingleton<DecideDispute>();
    }

    private static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddOptions<CasesOptions>().BindConfiguration("Cases").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<ApplyDecision>()
            .AddSingleton<OpenCase>()
            .AddSingleton<ListCases>()
            .AddSingleton<ReadCase>()
            .AddSingleton<CheckIdentity>()
            .AddSingleton<DecideCase>()
            .AddSingleton<WriteArchive>()
            .AddSingleton<TakeArchive>();
    }
}
