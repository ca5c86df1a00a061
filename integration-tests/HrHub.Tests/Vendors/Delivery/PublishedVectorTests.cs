using System.Text;
using HrHub.Core.Vendors.Delivery;
using static HrHub.Tests.Vendors.Delivery.Deliveries;

namespace HrHub.Tests.Vendors.Delivery;

/// <summary>The vendors' own published examples: secret, bytes, signature.</summary>
public sealed class PublishedVectorTests
{
    [Fact]
    public void Ribbons_example_is_accepted()
        => Assert.True(Judge("ribbon", Payload("ribbon.json"), ("ribbon", "myGoodSecret"), 1_700_000_000,
            ("X-Ribbon-Signature", "bdae121de5d94dffe936ec3337b0395a4237a6d2433bbd0bc2941883e5667d18")).Acceptance().PayloadAuthenticated);

    [Fact]
    public void ShowMeBugs_example_is_accepted()
        => Assert.True(Judge("showmebug", Payload("showmebug.json"), ("showmebug", "secret"), 1593676655,
            ("Smb-Signature", "9B3EF6548095106634DA41E326747C0251761C62")).Acceptance().PayloadAuthenticated);

    [Theory]
    [InlineData("standard-webhooks", "webhook")]
    [InlineData("standard-webhooks", "svix")]
    [InlineData("canonical", "webhook")]
    public void The_example_of_Standard_Webhooks_is_accepted(string profile, string prefix)
        => Assert.True(Judge(profile, """{"test": 2432232314}"""u8.ToArray(), (profile, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), 1614265330,
            (prefix + "-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"), (prefix + "-timestamp", "1614265330"),
            (prefix + "-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")).Acceptance().PayloadAuthenticated);

    [Fact]
    public void The_signature_may_be_one_of_several_and_of_other_versions()
        => Judge("standard-webhooks", """{"test": 2432232314}"""u8.ToArray(), ("standard-webhooks", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), 1614265330,
            ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"), ("webhook-timestamp", "1614265330"),
            ("webhook-signature", "v1,AAAA v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg== v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="))
            .Acceptance();

    [Fact]
    public void CodeSignals_text_is_the_address_the_event_and_the_time()
    {
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(
            Encoding.UTF8.GetBytes("key"), Encoding.UTF8.GetBytes("https://hooks.example.com/webhooks/codesignalcompanyTestSessionFinished1553720789347")));
        Assert.False(Judge("codesignal", Payload("codesignal.json"), ("codesignal", "key"), 1553720789, ("X-CodeSignal-Signature", expected)).Acceptance().PayloadAuthenticated);
    }

    private static DeliveryVerdict Judge(string profile, byte[] body, (string, string) secret, long at, params (string Name, string Value)[] headers)
        => DeliveryGate.Judge(Profile(profile), new IncomingDelivery
        {
            Url = "https://hooks.example.com/webhooks/" + profile,
            Header = name => headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value,
            Body = body,
        }, Secrets(secret), DateTimeOffset.FromUnixTimeSeconds(at));
}
