using System.Text;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Reading;
using HrHub.Local.Tools;

namespace HrHub.Tests.Local;

public class CheckDeliveryTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);
    private readonly CheckDelivery _check = new(new VendorSecrets([KeyValuePair.Create("ribbon", "myGoodSecret")]));

    [Theory]
    [InlineData("ribbon", "ribbon.json")]
    [InlineData("codesignal", "codesignal.json")]
    [InlineData("codesignal", "codesignal-live-feedback.json")]
    [InlineData("showmebug", "showmebug.json")]
    [InlineData("micro1", "micro1.json")]
    [InlineData("harver", "harver.json")]
    public void A_sample_of_a_vendor_is_good(string profile, string payload)
    {
        var report = Check(profile, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Payloads", payload)));

        Assert.True(report.IsGood, report.Error?.ToString());
        Assert.Equal(CheckDelivery.NotChecked, report.Signature);
        Assert.NotNull(report.Interview);
    }

    [Theory]
    [InlineData("bdae121de5d94dffe936ec3337b0395a4237a6d2433bbd0bc2941883e5667d18", CheckDelivery.Verified, true)]
    [InlineData("00ae121de5d94dffe936ec3337b0395a4237a6d2433bbd0bc2941883e5667d18", "refused: signature-wrong", false)]
    public void A_header_is_judged_with_the_secret_of_the_settings(string signature, string verdict, bool good)
    {
        var report = Check("ribbon", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Payloads", "ribbon.json")), ("x-ribbon-signature", signature));

        Assert.Equal((verdict, good), (report.Signature, report.IsGood));
        Assert.NotNull(report.Interview);
    }

    [Theory]
    [InlineData("{ \"event\": ", "bad-body")]
    [InlineData("{ \"event\": \"interview.teleported\", \"data\": { \"interview_id\": \"1\" } }", "unknown-event")]
    public void What_would_be_parked_says_why(string body, string code)
    {
        var report = Check("micro1", Encoding.UTF8.GetBytes(body));

        Assert.False(report.IsGood);
        Assert.Equal(code, report.Error?.Code);
    }

    [Fact]
    public void An_unknown_label_names_field_value_and_profile_line()
    {
        var body = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Payloads", "micro1.json")).Replace("\"Senior\"", "\"Wizard\"", StringComparison.Ordinal);

        var error = Check("micro1", Encoding.UTF8.GetBytes(body)).Error;

        Assert.Equal(("unknown-label", "Wizard"), (error?.Code, error?.Value));
        Assert.NotNull(error?.Field);
        Assert.Contains("scales.technical", error?.ProfileLine, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_set_up_body_is_a_handshake()
    {
        var report = _check.Handle(Profile("codesignal"), new() { Body = ReadOnlyMemory<byte>.Empty, Secret = "any", At = At });

        Assert.Equal(("handshake: 200", true), (report.Signature, report.IsGood));
    }

    [Fact]
    public void The_secret_in_an_address_is_judged()
    {
        var body = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Payloads", "micro1.json"));
        ProfileCheckReport At(string url) => _check.Handle(Profile("micro1"), new() { Body = body, Secret = "right", Url = url, At = CheckDeliveryTests.At });

        Assert.Equal(CheckDelivery.Verified, At("https://hooks.example.com/webhooks/micro1/right").Signature);
        Assert.Equal("refused: url-secret-wrong", At("https://hooks.example.com/webhooks/micro1/wrong").Signature);
    }

    private ProfileCheckReport Check(string profile, byte[] body, params (string Name, string Value)[] headers)
        => _check.Handle(Profile(profile), new() { Body = body, Headers = [.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))], At = At });

    private static VendorProfile Profile(string name) => ProfileCatalog.Load().Find(name)!;
}
