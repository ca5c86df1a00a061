using System.Collections.Concurrent;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Delivery;
using HrHub.Local.Sandbox.Vendors;
using HrHub.Local.Sandbox.Vendors.Deliveries;

namespace HrHub.IntegrationTests.NothingLost;

/// <summary>Vendors that send each delivery again until it is acknowledged, as real ones do, and remember what was.</summary>
internal sealed class PatientVendors(Uri hub, ProfileCatalog profiles, VendorSecrets secrets)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private readonly DeliverySigner _signer = new(secrets);
    private readonly ConcurrentDictionary<string, byte> _acknowledged = new();
    private int _done, _failures;

    /// <summary>Inbox ids of what was answered with 2xx.</summary>
    public ICollection<string> Acknowledged => _acknowledged.Keys;

    /// <summary>Deliveries acknowledged, repeats included.</summary>
    public int Done => _done;

    /// <summary>Attempts that met a dead hub.</summary>
    public int Failures => _failures;

    public async Task Send(IReadOnlyList<SandboxDelivery> deliveries, int clients)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        await Parallel.ForEachAsync(deliveries, new ParallelOptions { MaxDegreeOfParallelism = clients }, async (delivery, ct) =>
        {
            while (!await Try(http, delivery, ct)) await Task.Delay(Pause, ct);
            Interlocked.Increment(ref _done);
        });
    }

    private async Task<bool> Try(HttpClient http, SandboxDelivery delivery, CancellationToken ct)
    {
        var profile = profiles.Find(delivery.Vendor)!;
        var now = TimeProvider.System.GetUtcNow();
        var signed = _signer.Sign(profile, new OutgoingDelivery { HubUrl = hub.GetLeftPart(UriPartial.Authority), Body = delivery.Body, DeliveryId = delivery.DeliveryId, SentAt = now });
        using var request = new HttpRequestMessage(HttpMethod.Post, signed.Url) { Content = new ReadOnlyMemoryContent(delivery.Body) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in signed.Headers) request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var answer = await http.SendAsync(request, ct);
            Assert.True(answer.IsSuccessStatusCode, $"{delivery} got {(int)answer.StatusCode}");
        }
        catch (Exception dead) when (dead is HttpRequestException or IOException or TaskCanceledException)
        {
            Interlocked.Increment(ref _failures);
            return false;
        }
        var arrived = new IncomingDelivery { Url = signed.Url, PathRest = signed.PathRest, Header = signed.Headers.GetValueOrDefault, Body = delivery.Body };
        _acknowledged[Assert.IsType<DeliveryVerdict.Accepted>(DeliveryGate.Judge(profile, arrived, secrets, now)).InboxId] = 0;
        return true;
    }
}
