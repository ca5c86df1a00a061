using Azure.Identity;
using Azure.Messaging.ServiceBus;
using HrHub.Azure.ServiceBus;
using HrHub.Core.Messaging;
using HrHub.Tests.Contracts.Messaging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Tests.Azure;

/// <summary>What <see cref="MessageBusContract"/> can't say of both buses.</summary>
public sealed class ServiceBusMessageBusTests
{
    private readonly StandInNamespace _namespace = new();

    private ServiceBusMessageBus Bus => new(_namespace);

    private static BusMessage Message(string id, int size = 10) => new() { MessageId = id, Body = new string('x', size), TraceParent = null };

    [Fact]
    public async Task Several_go_in_few_transfers()
    {
        await Bus.SendAll(Entities.Capture, [.. Enumerable.Range(0, 100).Select(number => Message($"{number}"))], default);
        Assert.Equal([74, 26], _namespace.Transfers);
    }

    [Fact]
    public async Task One_that_fits_into_no_batch_goes_alone_and_the_others_with_it()
    {
        await Bus.SendAll(Entities.Capture, [Message("small"), Message("large", 10_000), Message("small too")], default);
        Assert.Equal([1, 1, 1], _namespace.Transfers);
        Assert.Equal(["small", "large", "small too"], (await _namespace.Now(Entities.Capture)).Select(message => message.MessageId));
    }

    public static TheoryData<Exception> Refusals =>
    [
        new ServiceBusException("lost", ServiceBusFailureReason.ServiceTimeout),
        new ServiceBusException("busy", ServiceBusFailureReason.ServiceBusy),
        new ServiceBusException("too large", ServiceBusFailureReason.MessageSizeExceeded),
        new AuthenticationFailedException("no token"),
        new UnauthorizedAccessException("no right"),
    ];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_the_bus_does_not_confirm_is_told_as_not_durable(Exception refusal)
    {
        _namespace.Refusal = refusal;
        Assert.Same(refusal, (await Assert.ThrowsAsync<IOException>(() => Bus.Send(Entities.Normalize, Message("one"), default))).InnerException);
        Assert.Same(refusal, (await Assert.ThrowsAsync<IOException>(() => Bus.SendAll(Entities.Normalize, [Message("one")], default))).InnerException);
        Assert.Empty(await _namespace.Now(Entities.Normalize));
    }

    /// <summary>https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas</summary>
    [Fact]
    public async Task A_message_id_that_Service_Bus_would_not_take_is_refused_before_it_is_sent()
    {
        await Bus.Send(Entities.Normalize, Message(new string('i', 128)), default);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Bus.Send(Entities.Normalize, Message(new string('i', 129)), default));
    }

    [Theory]
    [InlineData("", "hrhub.servicebus.windows.net")]
    [InlineData("Endpoint=sb://localhost;SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true;", "localhost")]
    public async Task The_bus_is_the_namespace_in_settings_or_the_emulator(string emulator, string host)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("ServiceBus:FullyQualifiedNamespace", "hrhub.servicebus.windows.net"), new("ServiceBus:EmulatorConnection", emulator)]).Build();
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(settings).AddAzureMessaging().BuildServiceProvider();
        Assert.Equal(host, services.GetRequiredService<ServiceBusClient>().FullyQualifiedNamespace);
        Assert.IsType<ServiceBusMessageBus>(services.GetRequiredService<IMessageBus>());
    }
}
