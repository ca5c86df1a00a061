using System.Text;
using HrHub.Core.Inbox;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Vendors;
using HrHub.Local.Hosting;
using HrHub.Local.Sandbox.Vendors;
using HrHub.Local.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrHub.TestKit;

/// <summary>The whole hub on a temporary folder, its downstream systems off, and vendors that can sign.</summary>
public sealed class TestHub : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly HttpClient _http = new();

    private TestHub(TempFolder folder, LocalHub hub) => (_folder, Hub) = (folder, hub);

    public LocalHub Hub { get; }
    public string Folder => _folder.Path;
    public ProfileCatalog Profiles => Hub.Intake.GetRequiredService<ProfileCatalog>();
    public IInbox Inbox => Hub.Pipeline.GetRequiredService<IInbox>();
    public ICandidateFiles Files => Hub.Pipeline.GetRequiredService<ICandidateFiles>();
    public IVendorLedger Ledger => Hub.Intake.GetRequiredService<IVendorLedger>();

    /// <param name="settings">Over those of the sample, keys with colons.</param>
    public static Task<TestHub> Start(params (string Key, string? Value)[] settings) => Start(_ => { }, settings);

    /// <param name="logging">Where logs go.</param>
    /// <param name="settings">Over those of the sample, keys with colons.</param>
    public static Task<TestHub> Start(Action<ILoggingBuilder> logging, params (string Key, string? Value)[] settings) => Start(logging, (_, _) => null, settings);

    /// <param name="logging">Where logs go.</param>
    /// <param name="ports">What the apps stand on, from data directory and settings; null for what the settings say.</param>
    /// <param name="settings">Over those of the sample, keys with colons.</param>
    public static async Task<TestHub> Start(Action<ILoggingBuilder> logging, Func<string, IConfiguration, IHubPorts?> ports, params (string Key, string? Value)[] settings)
    {
        var folder = new TempFolder();
        TestStores.WriteRootKey(folder, "root-key.pem");
        var overrides = settings.Prepend(("EmbeddedWorker:Port", "0")).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2));
        var configuration = new ConfigurationBuilder().AddHubSettings(folder.Path, overrides).Build();
        var hub = new LocalHub(folder.Path, configuration, TimeProvider.System, logging, ports(folder.Path, configuration));
        await hub.StartAsync(CancellationToken.None);
        return new(folder, hub);
    }

    /// <summary>Signs as the vendor does, and sends.</summary>
    /// <param name="vendor">Name of its profile.</param>
    /// <param name="body">What is signed.</param>
    /// <param name="deliveryId">For vendors that send one.</param>
    /// <param name="change">Applied to the request before it leaves: what an attacker or a broken proxy does.</param>
    public async Task<HttpResponseMessage> Deliver(string vendor, ReadOnlyMemory<byte> body, string deliveryId = "msg_1", Action<HttpRequestMessage>? change = null)
    {
        var signer = new DeliverySigner(Hub.Intake.GetRequiredService<VendorSecrets>());
        var signed = signer.Sign(Profiles.Find(vendor)!, new OutgoingDelivery { HubUrl = Hub.Address.GetLeftPart(UriPartial.Authority), Body = body, DeliveryId = deliveryId, SentAt = TimeProvider.System.GetUtcNow() });
        using var request = new HttpRequestMessage(HttpMethod.Post, signed.Url) { Content = new ReadOnlyMemoryContent(body) };
        foreach (var (name, value) in signed.Headers) request.Headers.TryAddWithoutValidation(name, value);
        change?.Invoke(request);
        return await _http.SendAsync(request);
    }

    public async Task<HttpResponseMessage> Post(string path, HttpContent content) => await _http.PostAsync(new Uri(Hub.Address, path), content);

    public Task<HttpResponseMessage> Get(string path) => _http.GetAsync(new Uri(Hub.Address, path));

    /// <summary>Calls the API with a bearer token.</summary>
    /// <param name="token">Null for none.</param>
    /// <param name="method">GET, POST, …</param>
    /// <param name="path">Below <c>/api/v1/</c>.</param>
    /// <param name="json">The body, or null.</param>
    /// <param name="ifMatch">The ETag that must still hold, or null.</param>
    /// <param name="key">The request's name, or null.</param>
    public async Task<HttpResponseMessage> Call(string? token, string method, string path, string? json = null, string? ifMatch = null, string? key = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Hub.Address, $"api/v1/{path}"));
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async Task<IReadOnlyList<ParkedItem>> Parked()
        => await Hub.Pipeline.GetRequiredService<IParkedItems>().List(new ParkedFilter(), CancellationToken.None).ToListAsync();

    /// <summary>Until nothing is queued that could be done now.</summary>
    public async Task Idle()
    {
        if (!await Hub.Queue.IsIdle(TimeSpan.FromSeconds(60), CancellationToken.None)) throw new TimeoutException("The hub did not become idle.");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Hub.DisposeAsync();
        _folder.Dispose();
    }
}
