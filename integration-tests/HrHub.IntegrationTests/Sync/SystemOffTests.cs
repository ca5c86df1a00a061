using HrHub.Core.Parking;
using HrHub.Core.Sync;
using Microsoft.Extensions.Options;

namespace HrHub.IntegrationTests.Sync;

public sealed class SystemOffTests
{
    [Fact]
    public async Task A_system_without_an_address_is_off_and_stays_behind_without_being_parked()
    {
        await using var world = await SyncWorld.Start(("Sync:training:BaseUrl", ""), ("Sync:training:Credential", ""));

        var file = await world.Change("candidate");
        await world.Settle();

        Assert.Equal(file.Version, (await world.States.Find("candidate", "ehr", CancellationToken.None))?.PushedVersion);
        Assert.Equal((file.Version, 0), (await State(world))!.Value);
        Assert.Empty(world.Training.Ledger.Pushes);
        Assert.Empty(await world.Get<IParkedItems>().List(new(), CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task What_is_off_is_not_sent_word_again()
    {
        await using var world = await SyncWorld.Start(("Sync:training:BaseUrl", ""));
        await world.Change("candidate");
        await world.Settle();

        world.Clock.Advance(TimeSpan.FromHours(2));

        Assert.Equal(0, await world.Get<SendBehind>().Handle(CancellationToken.None));
    }

    [Theory]
    [InlineData("Sync:ehr:BaseUrl", "ftp://example.com")]
    [InlineData("Sync:ehr:BaseUrl", "example.com")]
    [InlineData("Sync:ehr:Credential", "")]
    public async Task A_system_that_is_on_needs_an_address_and_a_credential(string key, string value)
    {
        await using var world = await SyncWorld.Start((key, value));

        Assert.Throws<OptionsValidationException>(() => world.Get<IOptionsMonitor<DownstreamOptions>>().Get("ehr"));
    }

    private static async Task<(long Wanted, long Pushed)?> State(SyncWorld world)
        => await world.States.Find("candidate", "training", CancellationToken.None) is { } state ? (state.WantedVersion, state.PushedVersion) : null;
}
