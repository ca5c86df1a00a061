using HrHub.EmbeddedWorker.Hosting;
using HrHub.EmbeddedWorker.Queue;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HrHub.Tests.EmbeddedWorker;

public sealed class QueueOptionsTests
{
    [Fact]
    public void Settings_replace_the_waits_and_do_not_add_to_them()
    {
        var options = Bind(new("Queue:BackOff:0", "00:00:02"), new("Queue:BackOff:1", "00:00:04"), new("Queue:MaxDeliveryCount", "3"));
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)], options.BackOff);
        Assert.Equal(3, options.MaxDeliveryCount);
        Assert.InRange(options.WaitAfter(1, 9).TotalSeconds, 4, 4.8);
    }

    [Theory]
    [InlineData("Queue:MaxConcurrentCalls", "0")]
    [InlineData("Queue:MaxDeliveryCount", "-1")]
    [InlineData("Queue:LockDuration", "00:00:00.5")]
    [InlineData("Queue:PollInterval", "00:00:00")]
    [InlineData("Queue:BackOff:0", "-00:00:01")]
    public void A_setting_out_of_range_is_refused(string key, string value) => Assert.Throws<OptionsValidationException>(() => Bind(KeyValuePair.Create<string, string?>(key, value)));

    [Fact]
    public void A_port_out_of_range_is_refused()
        => Assert.Throws<OptionsValidationException>(() => Services(KeyValuePair.Create<string, string?>("EmbeddedWorker:Port", "70000")).GetRequiredService<IOptions<EmbeddedWorkerOptions>>().Value);

    private static QueueOptions Bind(params KeyValuePair<string, string?>[] settings) => Services(settings).GetRequiredService<IOptions<QueueOptions>>().Value;

    private static ServiceProvider Services(params KeyValuePair<string, string?>[] settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).AddEmbeddedWorkerOptions().BuildServiceProvider();
}
