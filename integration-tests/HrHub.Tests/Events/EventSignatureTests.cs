using System.Text;
using HrHub.Core.Events;

namespace HrHub.Tests.Events;

public sealed class EventSignatureTests
{
    /// <summary>The example of the specification's reference libraries.</summary>
    [Fact]
    public void An_event_is_signed_as_the_specification_says()
    {
        var secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var signature = EventSignature.Of([secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), Encoding.UTF8.GetBytes("""{"test": 2432232314}"""));
        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    [Fact]
    public void While_secrets_are_rotated_both_sign()
    {
        var (one, other) = (EventSignature.Of([[1]], "id", DateTimeOffset.UnixEpoch, []), EventSignature.Of([[2]], "id", DateTimeOffset.UnixEpoch, []));
        Assert.Equal($"{one} {other}", EventSignature.Of([[1], [2]], "id", DateTimeOffset.UnixEpoch, []));
    }
}
