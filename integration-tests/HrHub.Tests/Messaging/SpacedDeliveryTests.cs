using HrHub.Core.Messaging;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.Messaging;

public sealed class SpacedDeliveryTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2", 5)]
    [InlineData("3", 30)]
    [InlineData("4", 60)]
    [InlineData("10", 60)]
    [InlineData(2, 5)]
    public async Task A_failed_delivery_goes_back_after_its_wait(object count, int seconds)
    {
        var failing = Fail(new() { ["DeliveryCount"] = count });
        _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(failing.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("the store is down", (await Assert.ThrowsAsync<IOException>(() => failing)).Message);
    }

    [Fact]
    public async Task A_host_that_stops_gets_it_back_at_once_with_its_own_failure()
    {
        using var stopping = new CancellationTokenSource();
        var failing = Fail(new() { ["DeliveryCount"] = "9" }, stopping.Token);
        Assert.False(failing.IsCompleted);
        await stopping.CancelAsync();
        await Assert.ThrowsAsync<IOException>(() => failing);
    }

    [Fact]
    public void A_request_or_a_timer_does_not_wait() => Assert.True(Fail([]).IsFaulted);

    [Fact]
    public void What_ends_well_does_not_wait()
        => Assert.True(SpacedDelivery.Handle(new Dictionary<string, object?> { ["DeliveryCount"] = "1" }, () => Task.CompletedTask, _clock, default).IsCompletedSuccessfully);

    private Task Fail(Dictionary<string, object?> bindingData, CancellationToken ct = default)
        => SpacedDelivery.Handle(bindingData, () => throw new IOException("the store is down"), _clock, ct);
}
