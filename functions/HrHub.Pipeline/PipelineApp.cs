using HrHub.Core.Cases;
using HrHub.Core.Disputes;
using HrHub.Core.Events;
using HrHub.Core.Idempotency;
using HrHub.Core.Inbox;
using HrHub.Core.Insights;
using HrHub.Core.Keys;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Api;
using HrHub.Core.Vendors.Reading;
using HrHub.Pipeline.Audit;
using HrHub.Pipeline.Capture;
using HrHub.Pipeline.Disputes;
using HrHub.Pipeline.Events;
using HrHub.Pipeline.Exports;
using HrHub.Pipeline.Invitations;
using HrHub.Pipeline.Keys;
using HrHub.Pipeline.Normalize;
using HrHub.Pipeline.Notices;
using HrHub.Pipeline.Operations;
using HrHub.Pipeline.Park;
using HrHub.Pipeline.Pull;
using HrHub.Pipeline.Purge;
using HrHub.Pipeline.Sweep;
using HrHub.Pipeline.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline;

public static class PipelineApp
{
    /// <summary>What the second app does. Whoever hosts it brings the stores, the keys and the bus.</summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddInvitations();
        services.AddExports();
        return services.AddVendorProfiles().AddVendorApi().AddRetention().AddRecords().AddNormalize().AddCapture().AddSync().AddParking().AddPull().AddErasure().AddRetentionSweep().AddAudit().AddKeyRotation().AddEvents().AddSingleton<CountScores>().AddNotices().AddOperations();
    }

    private static IServiceCollection AddRecords(this IServiceCollection services)
    {
        services.AddOptions<FolderOptions>().BindConfiguration("Folders").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<KeyRing>()
            .AddSingleton(provider => new FolderRules(provider.GetRequiredService<IOptions<FolderOptions>>().Value))
            .AddSingleton<InterviewAssembly>()
            .AddSingleton<ResolveCandidate>()
            .AddSingleton<RewrapMedia>()
            .AddSingleton<MoveInterview>()
            .AddSingleton<FileInterview>()
            .AddSingleton<ChangeCandidateFile>()
            .AddSingleton<ApplyDecision>()
            .AddSingleton<FinishCases>()
            .AddSingleton<FindLostDeliveries>()
            .AddSingleton<ReplayParked>();
    }

    private static IServiceCollection AddEvents(this IServiceCollection services)
    {
        services.AddOptions<EventsOptions>().BindConfiguration("Events").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<SubscriptionSecrets>().AddSingleton<PostEvent>().AddSingleton<SendEvents>();
    }

    private static IServiceCollection AddNotices(this IServiceCollection services)
    {
        services.AddOptions<NoticesOptions>().BindConfiguration("Notices").ValidateDataAnnotations().ValidateOnStart();
        // The factory's own loggers write URLs.
        services.AddHttpClient(PostNotice.Client).RemoveAllLoggers();
        return services.AddSingleton<PostNotice>().AddSingleton<FindDispute>().AddSingleton<TendDisputes>();
    }

    private static IServiceCollection AddNormalize(this IServiceCollection services)
    {
        services.AddOptions<NormalizeOptions>().BindConfiguration("Normalize").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<IdempotencyOptions>().BindConfiguration("Idempotency").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SweepOptions>().BindConfiguration("Sweep").ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<InboxBodies>()
            .AddSingleton<DeliveryReader>()
            .AddSingleton<FetchDetails>()
            .AddSingleton<FileParts>()
            .AddSingleton<SettleDelivery>()
            .AddSingleton<NormalizeDelivery>()
            .AddSingleton<SweepInbox>()
            .AddSingleton<SweepBodies>()
            .AddSingleton<SweepRequests>();
    }
}
