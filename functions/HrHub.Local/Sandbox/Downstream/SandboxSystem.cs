using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrHub.Local.Sandbox.Downstream;

/// <summary>A downstream system on 127.0.0.1 that keeps to its contract, records every push and fails as scripted.</summary>
public sealed class SandboxSystem : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxSystem(WebApplication app, PushLedger ledger, FaultScript faults) => (_app, Ledger, Faults) = (app, ledger, faults);

    /// <summary>For the setting <c>Sync:NAME:BaseUrl</c>.</summary>
    public Uri Address => new(_app.Urls.First());

    public PushLedger Ledger { get; }
    public FaultScript Faults { get; }

    /// <param name="name"><c>ehr</c>, <c>performance</c> or <c>training</c>.</param>
    /// <param name="credential">The one it accepts.</param>
    /// <param name="port">0 for any.</param>
    /// <param name="directory">Where its ledger survives a restart; null for memory only.</param>
    /// <param name="clock">Slow answers wait on it.</param>
    /// <param name="ct">Cancels the start.</param>
    public static async Task<SandboxSystem> Start(string name, string credential, int port, string? directory, TimeProvider clock, CancellationToken ct)
    {
        var contract = await DownstreamContract.Load(name, ct);
        var ledger = new PushLedger(directory is null ? null : Path.Combine(directory, $"sandbox-{name}.jsonl"));
        var faults = new FaultScript();
        var requests = new SandboxRequests(contract, credential, ledger, faults, clock);

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        foreach (var operation in contract.Operations)
            app.MapMethods(operation.Path, [operation.Method], (Delegate)((HttpContext http) => requests.Handle(operation, http)));
        app.MapGet("/sandbox/summary", () => Results.Json(ledger.Summary()));
        app.MapFallback(() => SandboxRequests.Problem(501, "not-in-contract"));
        await app.StartAsync(ct);
        return new(app, ledger, faults);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Ledger.Dispose();
    }
}
