using System.Net;
using System.Text;
using HrHub.Core.Canonical;
using HrHub.Core.Media.Download;
using HrHub.TestKit;
using HrHub.TestKit.Media;
using Microsoft.AspNetCore.Http;

namespace HrHub.IntegrationTests.Media;

/// <summary>Links that are refused, each with its reason on record and nothing stored.</summary>
public sealed class RefusedLinkTests : IAsyncLifetime
{
    private readonly CaptureWorld _world = new();
    private StubServer _vendor = null!;

    [Theory]
    [InlineData("https://127.0.0.1/v.mp4")]
    [InlineData("https://10.1.2.3/v.mp4")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://[::1]/v.mp4")]
    [InlineData("https://[fe80::1]/v.mp4")]
    [InlineData("https://[fd00::1]/v.mp4")]
    [InlineData("https://[::ffff:192.168.0.1]/v.mp4")]
    [InlineData("https://2130706433/v.mp4")]
    public async Task Private_addresses_are_refused_even_when_the_host_is_allowed(string url)
    {
        _world.Hosts = ["127.0.0.1", "10.1.2.3", "169.254.169.254", "[::1]", "::1", "fe80::1", "fd00::1", "::ffff:192.168.0.1", "::ffff:c0a8:1"];
        await AssertRefused(url, Refusal.PrivateAddress);
    }

    [Theory]
    [InlineData("10.0.0.7")]
    [InlineData("100.64.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("ff02::1")]
    public async Task A_name_with_a_private_address_is_refused_though_another_address_is_public(string address)
    {
        _world.Hosts = ["*.example.com"];
        _world.Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8"), IPAddress.Parse(address)]);
        await AssertRefused("https://videos.example.com/v.mp4", Refusal.PrivateAddress);
    }

    [Fact]
    public async Task A_name_is_looked_up_once_and_the_checked_address_is_the_one_connected_to()
    {
        var lookups = 0;
        _world.Hosts = ["videos.example.com"];
        _world.Download = _world.Download with { Reconnects = 0, ConnectSeconds = 1 };
        // Not private, and routed nowhere: 2d00::/8 is not given out. A second look-up would be led to the local machine.
        _world.Resolve = (_, _) => Task.FromResult<IPAddress[]>([lookups++ == 0 ? IPAddress.Parse("2d00::1") : IPAddress.Loopback]);
        await _world.Announce("https://videos.example.com/v.mp4");

        var item = await _world.Capture();

        Assert.Equal(1, lookups);
        Assert.Equal(MediaState.Announced, item.State);
        Assert.Single(_world.Again);
    }

    [Theory]
    [InlineData("https://evil.example.org/v.mp4", Refusal.WrongHost)]
    [InlineData("https://example.com/v.mp4", Refusal.WrongHost)]
    [InlineData("https://badexample.com/v.mp4", Refusal.WrongHost)]
    [InlineData("http://videos.example.com/v.mp4", Refusal.NotHttps)]
    [InlineData("ftp://videos.example.com/v.mp4", Refusal.BadLink)]
    [InlineData("https://user:pass@videos.example.com/v.mp4", Refusal.BadLink)]
    [InlineData("file:///etc/passwd", Refusal.BadLink)]
    [InlineData("not a link", Refusal.BadLink)]
    public async Task Links_outside_the_vendors_list_are_refused(string url, string reason)
    {
        _world.Hosts = ["*.example.com"];
        _world.Resolve = (_, _) => throw new InvalidOperationException("Nothing may be looked up.");
        await AssertRefused(url, reason);
    }

    [Fact]
    public async Task A_redirect_is_checked_like_the_first_link()
    {
        _world.Hosts = ["127.0.0.1"];
        await AssertRefused(_vendor.Redirect("/a", "https://127.0.0.1:1/v.mp4"), Refusal.PrivateAddress);
        await AssertRefused(_vendor.Redirect("/b", "https://elsewhere.example.org/v.mp4"), Refusal.WrongHost);
        await AssertRefused(_vendor.Redirect("/c", "http://127.0.0.1:1/v.mp4"), Refusal.NotHttps);
        await AssertRefused(_vendor.Redirect("/d", "/d"), Refusal.TooManyRedirects);
    }

    [Fact]
    public async Task Redirects_within_the_rules_are_followed()
    {
        var target = _vendor.On("/v.mp4", new ServedVideo(new MadeUpVideo(1000)).Serve);
        await _world.Announce(_vendor.Redirect("/a", _vendor.Redirect("/b", target)));
        Assert.Equal(MediaState.Captured, (await _world.Capture()).State);
    }

    [Fact]
    public async Task Too_large_is_refused_by_the_announced_length_and_while_reading()
    {
        _world.Download = _world.Download with { MaxBytes = 1 << 20 };
        await AssertRefused(_vendor.On("/a", new ServedVideo(new MadeUpVideo((1 << 20) + 1)).Serve), Refusal.TooLarge);
        await AssertRefused(_vendor.On("/b", async context =>
        {
            for (var i = 0; i < 64; i++) await context.Response.Body.WriteAsync(new MadeUpVideo(1 << 20).Slice(0, 1 << 17));
        }), Refusal.TooLarge);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>", MediaKind.Video, Refusal.NotVideo)]
    [InlineData("{\"error\":\"expired\"}", MediaKind.Video, Refusal.NotVideo)]
    [InlineData("", MediaKind.Video, Refusal.NotVideo)]
    [InlineData("%PDF-1.7", MediaKind.WebcamVideo, Refusal.NotVideo)]
    [InlineData("<html>", MediaKind.Report, Refusal.WrongContent)]
    [InlineData("<html>", MediaKind.Audio, Refusal.WrongContent)]
    [InlineData("{}", MediaKind.Other, Refusal.WrongContent)]
    public async Task What_does_not_begin_like_its_kind_is_refused(string body, MediaKind kind, string reason)
        => await AssertRefused(_vendor.On("/x", async context =>
        {
            context.Response.ContentType = "video/mp4";
            await context.Response.WriteAsync(body);
        }), reason, kind);

    [Fact]
    public async Task Compressed_answers_are_refused()
        => await AssertRefused(_vendor.On("/x", async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync(new byte[] { 0x1f, 0x8b });
        }), Refusal.EncodedContent);

    [Fact]
    public async Task A_report_is_captured_as_what_it_is()
    {
        await _world.Announce(_vendor.On("/r", Encoding.ASCII.GetBytes("%PDF-1.7 report")), MediaKind.Report);
        Assert.Equal("application/pdf", (await _world.Capture()).ContentType);
    }

    public async Task InitializeAsync()
    {
        _vendor = await StubServer.Start();
        _world.Download = _world.Download with { AllowedPrivateHosts = _vendor.Authority };
    }

    public async Task DisposeAsync()
    {
        await _vendor.DisposeAsync();
        await _world.DisposeAsync();
    }

    private async Task AssertRefused(string url, string reason, MediaKind kind = MediaKind.Video)
    {
        await _world.Announce(url, kind);
        var item = await _world.Capture();
        Assert.Equal((MediaState.Refused, reason), (item.State, item.Reason));
        Assert.Empty(await _world.Stores.Objects.List("", default));
        Assert.Empty(_world.Again);
    }
}
