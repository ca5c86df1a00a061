using System.Text;
using HrHub.Core.Inbox;
using static HrHub.Tests.Vendors.Delivery.Deliveries;

namespace HrHub.Tests.Vendors.Delivery;

/// <summary>The same delivery is one entry; nobody but the vendor can make two deliveries look like one.</summary>
public sealed class DeliveryIdentityTests
{
    private static readonly byte[] One = """{"n":1}"""u8.ToArray();
    private static readonly byte[] Two = """{"n":2}"""u8.ToArray();

    [Fact]
    public void A_signed_id_decides_alone()
    {
        var profile = Profile("standard-webhooks");
        var first = IdOf("standard-webhooks", One, "msg_a");

        Assert.Equal(InboxId.OfDelivery("standard-webhooks", "msg_a"), first);
        Assert.Equal(first, Judge(profile, Signed(profile, One, id: "msg_a", at: Now.AddSeconds(60)), at: Now.AddSeconds(60)).Acceptance().InboxId);
        Assert.NotEqual(first, IdOf("standard-webhooks", One, "msg_b"));
    }

    [Fact]
    public void An_unsigned_id_can_not_make_another_body_look_like_a_repeat()
    {
        var profile = Having("""{ "signature": { "algorithm": "sha256", "encoding": "hex", "headers": ["X-Sig"], "signs": "{body}", "secrets": ["ribbon"] }, "deliveryId": { "headers": ["X-Id"] } }""");
        string Id(byte[] body, string id) => Judge(profile, Signed(profile, body, id: id)).Acceptance().InboxId;

        Assert.Equal(Id(One, "a"), Id(One, "a"));
        Assert.NotEqual(Id(One, "a"), Id(Two, "a"));
        Assert.NotEqual(Id(One, "a"), Id(One, "b"));
    }

    [Fact]
    public void Without_an_id_the_body_stands_for_itself()
    {
        Assert.Equal(InboxId.OfBody("ribbon", One), IdOf("ribbon", One));
        Assert.NotEqual(IdOf("ribbon", One), IdOf("ribbon", Two));
    }

    [Fact]
    public void Without_an_id_a_time_in_a_header_counts_too()
    {
        var profile = Having("""{ "bearer": { "secrets": ["ribbon"] }, "timestamp": { "headers": ["X-Time"], "unit": "s" } }""");
        string Id(byte[] body, int second) => Judge(profile, Signed(profile, body, at: Now.AddSeconds(second))).Acceptance().InboxId;

        Assert.Equal(Id(One, 1), Id(One, 1));
        Assert.NotEqual(Id(One, 1), Id(One, 2));
        Assert.NotEqual(Id(One, 1), Id(Two, 1));
    }

    [Fact]
    public void An_event_in_the_address_makes_the_same_body_another_delivery()
    {
        var profile = Having("""{ "bearer": { "secrets": ["ribbon"] }, "urlEvent": { "in": "path" } }""");
        string Id(string named) => Judge(profile, Signed(profile, One, urlEvent: named)).Acceptance().InboxId;

        Assert.Equal(Id("created"), Id("created"));
        Assert.NotEqual(Id("created"), Id("completed"));
    }

    [Fact]
    public void A_retry_of_ShowMeBug_with_a_fresh_time_is_the_same_delivery()
    {
        string Body(long ts, int rate, string space = "") => $$$"""{"event":"interview_ended",{{{space}}}"ts":{{{ts}}},"payload":{"uid":"ABCDEF","rate":{{{rate}}},"ts":7}}""";
        string Id(string body) => IdOf("showmebug", Encoding.UTF8.GetBytes(body));
        var first = Id(Body(1593676655, 5));

        Assert.Equal(first, Id(Body(1593676670, 5)));
        Assert.Equal(first, Id(Body(1593676670, 5, " ")));
        Assert.NotEqual(first, Id(Body(1593676655, 4)));
        Assert.NotEqual(first, Id(Body(1593676655, 5).Replace("\"ts\":7", "\"ts\":8", StringComparison.Ordinal)));
        Assert.NotEqual(first, Id("""{"event":"interview_ended","ts":1593676655,"payload":{"uid":"ABCDEF","rate":"5","ts":7}}"""));
        Assert.NotEqual(first, Id("""{"event":"interview_ended","ts":1593676655,"payload":{"uid":"ABCDEF","rate":5}}"""));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(1020)]
    [InlineData(1022)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(5000)]
    public void Long_texts_count_whole_where_fields_are_left_out(int length)
    {
        string Id(char last, long ts) => IdOf("showmebug", Encoding.UTF8.GetBytes($$"""{"note":"{{new string('a', length)}}{{last}}","ts":{{ts}},"x":1}"""));
        Assert.Equal(Id('b', 1593676655), Id('b', 1593676670));
        Assert.NotEqual(Id('b', 1593676655), Id('c', 1593676655));
    }

    private static string IdOf(string vendor, byte[] body, string id = "msg_1") => Judge(Profile(vendor), Signed(Profile(vendor), body, id: id)).Acceptance().InboxId;
}
