using HrHub.Azure;
using HrHub.Core.Inbox;
using HrHub.Core.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Tests.Azure;

public sealed class RequiredStoresTests
{
    [Fact]
    public void An_app_without_a_store_stops_at_its_start_and_names_it()
    {
        var services = new ServiceCollection().AddSingleton<IKeyStore>(_ => throw new InvalidOperationException("never constructed"));

        var stopped = Assert.Throws<InvalidOperationException>(() => services.RequireStores(typeof(IInbox), typeof(IKeyStore), typeof(IVendorLedger)));

        Assert.Contains("IInbox, IVendorLedger yet", stopped.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(IKeyStore), stopped.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_with_every_store_goes_on()
    {
        var services = new ServiceCollection().AddSingleton<IKeyStore>(_ => throw new InvalidOperationException("never constructed"));

        Assert.Same(services, services.RequireStores(typeof(IKeyStore)));
    }
}
