using HrHub.Azure.Cosmos.Keys;
using HrHub.Azure.Cosmos.Pull;
using HrHub.Core.Erasures;
using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using HrHub.Core.Vendors.Api;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Azure.Cosmos.Inbox;

public static class CosmosInboxRegistration
{
    /// <summary>Inbox, the queue behind it and vendor ledger on Cosmos DB. The message bus comes from elsewhere.</summary>
    public static IServiceCollection AddCosmosInbox(this IServiceCollection services) => services.AddCosmosDatabase()
        .AddSingleton<CosmosInbox>()
        .AddSingleton<IInbox>(provider => provider.GetRequiredService<CosmosInbox>())
        .AddSingleton<IForgetting>(provider => provider.GetRequiredService<CosmosInbox>())
        .AddSingleton<IDeliveryQueue, AppendThenSend>()
        .AddSingleton<IVendorLedger, CosmosVendorLedger>();

    /// <summary>How far each vendor was pulled.</summary>
    public static IServiceCollection AddCosmosPull(this IServiceCollection services) => services.AddCosmosDatabase().AddSingleton<IPullCursors, CosmosPullCursors>();

    /// <summary>The key store.</summary>
    public static IServiceCollection AddCosmosKeys(this IServiceCollection services) => services.AddCosmosDatabase().AddSingleton<IKeyStore, CosmosKeyStore>();
}
