using System.Net;
using System.Text;
using System.Text.Json;
using HrHub.Core.Inbox;
using HrHub.TestKit;

namespace HrHub.IntegrationTests.Intake;

/// <summary>What bad input gets, over HTTP, with the real stores behind.</summary>
public sealed class BadInputTests : IAsyncLifetime
{
    private static readonly byte[] Body = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Payloads", "ribbon.json"));
    private TestHub _hub = null!;

    public async Task InitializeAsync() => _hub = await TestHub.Start();

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    [Fact]
    public async Task An_unknown_vendor_gets_404_and_is_counted_without_its_name()
    {
        using var answer = await _hub.Post("webhooks/nobody-we-know", new ByteArrayContent(Body));
        await IsProblem(answer, HttpStatusCode.NotFound, "urn:hrhub:unknown-vendor");
        await Counted("(unknown)", "unknown-vendor");
    }

    [Fact]
    public async Task A_changed_byte_gets_401_is_counted_with_its_reason_and_is_not_kept()
    {
        using var answer = await _hub.Deliver("ribbon", Body, change: request => request.Content = new ByteArrayContent([.. Body[..^1], (byte)' ', (byte)'}']));
        await IsProblem(answer, HttpStatusCode.Unauthorized, "urn:hrhub:bad-signature");
        await Counted("ribbon", "signature-wrong");
        Assert.Equal(0, (await Health("ribbon"))!.Accepted);
    }

    [Fact]
    public async Task A_missing_signature_gets_401_with_a_reason_of_its_own()
    {
        using var answer = await _hub.Post("webhooks/ribbon", new ByteArrayContent(Body));
        await IsProblem(answer, HttpStatusCode.Unauthorized, "urn:hrhub:bad-signature");
        await Counted("ribbon", "signature-missing");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_gets_413_whether_or_not_it_tells_its_length(bool tells)
    {
        var large = new byte[1024 * 1024 + 1];
        HttpContent content = tells ? new ByteArrayContent(large) : new Untold(large);
        using var answer = await _hub.Post("webhooks/ribbon", content);
        await IsProblem(answer, HttpStatusCode.RequestEntityTooLarge, "urn:hrhub:body-too-large");
        await Counted("ribbon", "body-too-large");
    }

    [Theory]
    [InlineData("this is no JSON")]
    [InlineData("{\"a\":1")]
    public async Task What_the_vendor_signed_and_is_no_JSON_is_kept_and_parked_with_the_reason(string text)
    {
        using var answer = await _hub.Deliver("ribbon", Encoding.UTF8.GetBytes(text));
        Assert.True(answer.IsSuccessStatusCode);
        await Eventually.Holds(async () => (await _hub.Parked()).Count == 1, 30);
        Assert.Equal("bad-body", (await _hub.Parked()).Single().Reason.Code);
    }

    [Fact]
    public async Task What_nobody_signed_and_is_no_JSON_gets_400()
    {
        using var answer = await _hub.Deliver("micro1", Encoding.UTF8.GetBytes("no JSON"));
        await IsProblem(answer, HttpStatusCode.BadRequest, "urn:hrhub:bad-body");
    }

    [Fact]
    public async Task The_empty_body_with_which_CodeSignal_tries_the_address_gets_200_and_is_no_delivery()
    {
        using var answer = await _hub.Post("webhooks/codesignal", new ByteArrayContent([]));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(await Health("codesignal"));
    }

    [Fact]
    public async Task Only_post_is_a_way_to_deliver()
    {
        using var answer = await _hub.Get("webhooks/ribbon");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private async Task<VendorHealth?> Health(string vendor) => (await _hub.Ledger.Read(CancellationToken.None)).SingleOrDefault(health => health.Vendor == vendor);

    // Refusals are written behind the answer.
    private Task Counted(string vendor, string reason)
        => Eventually.Holds(async () => await Health(vendor) is { Refused: 1 } health && health.LastRefusal == reason);

    private static async Task IsProblem(HttpResponseMessage answer, HttpStatusCode status, string type)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(type, problem.RootElement.GetProperty("type").GetString());
    }

    private sealed class Untold(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
