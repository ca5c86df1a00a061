using System.Collections.Concurrent;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Delivery;
using HrHub.Local.Sandbox.Vendors;
using HrHub.Local.Sandbox.Vendors.Deliveries;

namespace HrHub.Local.Demo;

/// <summary>Plays the vendors' sending side: signs each delivery at the moment it leaves, several on the way at once.</summary>
public sealed class SendDeliveries(Uri hub, ProfileCatalog profiles, VendorSecrets secrets, TimeProvider clock) : IDisposable
{
    private const int Clients = 8;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly DeliverySigner _signer = new(secrets);
    private readonly ConcurrentBag<string> _acknowledged = [];
    private long _sent, _refused;

    public SendTally Tally => new(Interlocked.Read(ref _sent), _acknowledged.Count, Interlocked.Read(ref _refused));

    /// <summary>Inbox ids of the deliveries that were answered with 2xx, computed by the rules of the gate, not asked of the hub.</summary>
    public IReadOnlyCollection<string> Acknowledged => [.. _acknowledged.Distinct()];

    public Task Handle(IEnumerable<SandboxDelivery> deliveries, CancellationToken ct)
        => Parallel.ForEachAsync(deliveries, new ParallelOptions { MaxDegreeOfParallelism = Clients, CancellationToken = ct }, async (delivery, token) => await Send(delivery, token));

    public void Dispose() => _http.Dispose();

    private async Task Send(SandboxDelivery delivery, CancellationToken ct)
    {
        var profile = profiles.Find(delivery.Vendor) ?? throw new InvalidOperationException($"No profile for {delivery.Vendor}.");
        var signed = (delivery.Forged ? Stranger(profile) : _signer).Sign(profile, new OutgoingDelivery
        {
            HubUrl = hub.GetLeftPart(UriPartial.Authority),
            Body = delivery.SignedBody,
            DeliveryId = delivery.DeliveryId,
            SentAt = clock.GetUtcNow(),
        });

        using var request = new HttpRequestMessage(HttpMethod.Post, signed.Url) { Content = new ReadOnlyMemoryContent(delivery.Body) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in signed.Headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _http.SendAsync(request, ct);

        if (answer.IsSuccessStatusCode) _acknowledged.Add(InboxIdOf(profile, delivery, signed));
        else if ((int)answer.StatusCode is >= 400 and < 500) Interlocked.Increment(ref _refused);
        else throw new HttpRequestException($"The hub answered {delivery.Vendor} with {(int)answer.StatusCode}.");
        Interlocked.Increment(ref _sent);
    }

    private string InboxIdOf(VendorProfile profile, SandboxDelivery delivery, SignedDelivery signed)
    {
        var arrived = new IncomingDelivery { Url = signed.Url, PathRest = signed.PathRest, Header = signed.Headers.GetValueOrDefault, Body = delivery.Body };
        // What was acknowledged and is no delivery counts as lost: no entry has such an id.
        return DeliveryGate.Judge(profile, arrived, secrets, clock.GetUtcNow()) is DeliveryVerdict.Accepted accepted ? accepted.InboxId : $"{delivery.Vendor}:acknowledged-and-not-accepted";
    }

    private static DeliverySigner Stranger(VendorProfile profile)
        => new(new VendorSecrets((profile.Delivery.Signature?.Secrets ?? []).Select(name => KeyValuePair.Create(name, "not the vendor's secret"))));
}
