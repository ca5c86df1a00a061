using System.Collections.Concurrent;
using HrHub.Core;
using HrHub.Core.Inbox;
using HrHub.Core.Media;
using HrHub.Core.Messaging;
using HrHub.Core.Vendors.Api;
using HrHub.Local.Sandbox.Vendors;
using HrHub.Local.Stores;
using HrHub.Pipeline.Pull;
using HrHub.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Pull;

public sealed class PullVendorTests : IAsyncLifetime
{
    private readonly TestStores _stores = new();
    private readonly SentMessages _bus = new();
    private SandboxVendors _sandbox = null!;
    private ServiceProvider _services = null!;

    private PullVendor Pull => _services.GetRequiredService<PullVendor>();

    public async Task InitializeAsync()
    {
        _sandbox = await SandboxVendors.Start(_stores.Clock, CancellationToken.None);
        var settings = _sandbox.Settings().Append(new("Pull:Schedule", "0 15 3 * * *")).ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<TimeProvider>(_stores.Clock)
            .AddSingleton<IInbox>(_stores.Inbox)
            .AddSingleton<ISealedObjects>(_stores.Objects)
            .AddSingleton(_stores.Keys)
            .AddSingleton<IMessageBus>(_bus)
            .AddSingleton<IPullCursors>(new SqlitePullCursors(_stores.Local.Inbox))
            .AddLogging()
            .AddPull()
            .BuildServiceProvider();
        var play = _sandbox.Play(new() { Now = _stores.Clock.GetUtcNow(), Address = _sandbox.Address, Deliveries = 900, LargeVideo = null }).Count();
        Assert.Equal(900, play);
    }

    public async Task DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        await _services.DisposeAsync();
        await _stores.DisposeAsync();
    }

    [Theory]
    [InlineData("ribbon")]
    [InlineData("showmebug")]
    [InlineData("harver")]
    [InlineData("codesignal")]
    public async Task Pulled_twice_is_there_once(string vendor)
    {
        var known = _sandbox.Stage.Of(vendor).Count();
        Assert.InRange(known, 51, 1_000);

        var first = await Run(vendor, DateTimeOffset.UnixEpoch);
        Assert.Equal((PullEnd.Complete, known, 0), (first.End, first.New, first.Repeated));
        Assert.Equal(known, _bus.Sent.Count);
        var second = await Run(vendor, DateTimeOffset.UnixEpoch);
        Assert.Equal((PullEnd.Complete, 0, known), (second.End, second.New, second.Repeated));
        Assert.Equal(known, _bus.Sent.Count);

        var entries = await _stores.Inbox.Unhandled(_stores.Clock.GetUtcNow().AddDays(1), 10_000, CancellationToken.None);
        Assert.Equal(known, entries.Count);
        Assert.All(entries, entry => Assert.Equal((vendor, "pull:list", false), (entry.Vendor, entry.UrlEvent, entry.PayloadAuthenticated)));
    }

    [Fact]
    public async Task An_incremental_pull_asks_for_what_is_new_since_the_last_complete_one()
    {
        Assert.Null((await Run("harver", null)).Since);
        var began = _stores.Clock.GetUtcNow();
        _stores.Clock.Advance(TimeSpan.FromDays(1));

        var next = await Run("harver", null);
        Assert.InRange(next.Since!.Value, began.AddMinutes(-11), began.AddMinutes(-9));
        Assert.Equal(0, next.New);
    }

    [Fact]
    public async Task A_pull_that_leaves_a_gap_does_not_move_the_cursor()
    {
        await Run("harver", _stores.Clock.GetUtcNow().AddHours(-1));

        Assert.Null((await Run("harver", null)).Since);
    }

    [Fact]
    public async Task A_refused_pull_says_why_and_a_pause_is_kept()
    {
        _sandbox.Faults.Add("/ribbon", new Fault { Status = 403 });
        var refused = await Run("ribbon", null);
        Assert.Equal((PullEnd.Refused, "credentials"), (refused.End, refused.Reason));

        _sandbox.Faults.Add("/ribbon", Fault.TooMany(30));
        Assert.Equal(PullEnd.Complete, (await Run("ribbon", null)).End);
        _sandbox.Faults.Add("/ribbon", Fault.TooMany(3_600));
        Assert.Equal(PullEnd.Unavailable, (await Run("ribbon", null)).End);
    }

    [Fact]
    public async Task What_can_not_be_pulled_is_an_expected_failure()
    {
        Assert.Equal(HubError.UnknownVendor, (await Pull.Handle("nobody", null, null, CancellationToken.None)).Error);
        Assert.Equal(HubError.NoPull, (await Pull.Handle("micro1", null, null, CancellationToken.None)).Error);
    }

    private async Task<PullReport> Run(string vendor, DateTimeOffset? since)
    {
        var pulling = Pull.Handle(vendor, since, null, CancellationToken.None);
        // Pauses are on the test's clock.
        await Eventually.Holds(() =>
        {
            if (!pulling.IsCompleted) _stores.Clock.Advance(TimeSpan.FromMilliseconds(50));
            return pulling.IsCompleted;
        }, seconds: 60);
        return (await pulling).Value!;
    }

    private sealed class SentMessages : IMessageBus
    {
        public ConcurrentQueue<BusMessage> Sent { get; } = new();

        public Task Send(string entity, BusMessage message, CancellationToken ct)
        {
            Assert.Equal(Entities.Normalize, entity);
            Sent.Enqueue(message);
            return Task.CompletedTask;
        }

        public Task SendAll(string entity, IReadOnlyList<BusMessage> messages, CancellationToken ct) => Task.WhenAll(messages.Select(message => Send(entity, message, ct)));
    }
}
