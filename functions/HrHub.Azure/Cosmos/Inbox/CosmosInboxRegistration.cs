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
    /// <summary>Inbox, the queue behind it, vendor ledger, pull cursors and key store on Cosmos DB. The message bus comes from elsewhere.</summary>
    public static IServiceCollection AddCosmosInbox(this IServiceCollection services) => services.AddCosmosDatabase()
        .AddSingleton<CosmosInbox>()
        .AddSingleton<IInbox>(provider => provider.GetRequiredService<CosmosInbox>())
        .AddSingleton<IForgetting>(provider => provider.GetRequiredService<CosmosInbox>())
        .AddSingleton<IDeliveryQueue, AppendThenSend>()
        .AddSingleton<IVendorLedger, CosmosVendorLedger>()
        .AddSingleton<IPullCursors, CosmosPullCursors>()
        .AddCosmosKeys();

    /// <summary>The key store alone.</summary>
    public static IServiceCollection AddCosmosKeys(this IServiceCollection services) => services.AddCosmosDatabase().AddSingleton<IKeyStore, CosmosKeyStore>();
}
