using System.Collections.Concurrent;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Api;
using HrHub.Core.Vendors.Reading;
using HrHub.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.IntegrationTests.VendorApis;

/// <summary>The vendors' API client as the hub registers it, against a stub at the network edge.</summary>
internal sealed class ApiBench : IAsyncDisposable
{
    public const string Secret = "s3cret-of-the-api";
    private readonly ServiceProvider _services;

    private ApiBench(ApiStub stub, ServiceProvider services, FakeTimeProvider clock, LogLines log) => (Stub, _services, Clock, Log) = (stub, services, clock, log);

    public ApiStub Stub { get; }
    public FakeTimeProvider Clock { get; }
    public LogLines Log { get; }
    public VendorApiClient Client => _services.GetRequiredService<VendorApiClient>();

    /// <param name="settings">More settings, <c>key=value</c>.</param>
    public static async Task<ApiBench> Start(params string[] settings)
    {
        var clock = new FakeTimeProvider(TestStores.Start);
        var log = new LogLines();
        var all = settings.Select(setting => setting.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]);
        all.TryAdd("Vendors:Secrets:ribbon-api", Secret);
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(all).Build())
            .AddSingleton<TimeProvider>(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .AddVendorApi()
            .BuildServiceProvider();
        return new(await ApiStub.Start(), services, clock, log);
    }

    /// <summary>A profile whose API is the stub.</summary>
    public VendorProfile Profile(ApiCall call, ApiAuthentication? authentication = null, string name = "call") => ProfileCatalog.Load().Find("ribbon")! with
    {
        Api = new() { BaseUrl = Stub.Address, Authentication = authentication, Calls = new Dictionary<string, ApiCall> { [name] = call } },
    };

    public Task<ApiResult> Ask(ApiCall call, ApiAuthentication? authentication = null, params (string Name, string Value)[] with)
        => Ask(Profile(call, authentication), with);

    public Task<ApiResult> Ask(VendorProfile profile, params (string Name, string Value)[] with)
        => Passing(Client.Call(profile, "call", with.ToDictionary(pair => pair.Name, pair => pair.Value), CancellationToken.None));

    /// <summary>Lets time pass until the task has ended: retries and time-outs run on the test's clock.</summary>
    public async Task<T> Passing<T>(Task<T> task)
    {
        await Eventually.Holds(() =>
        {
            if (!task.IsCompleted) Clock.Advance(TimeSpan.FromMilliseconds(100));
            return task.IsCompleted;
        });
        return await task;
    }

    public static Expression Path(string expression) => Expression.Parse(expression, null);

    public async ValueTask DisposeAsync()
    {
        await Stub.DisposeAsync();
        await _services.DisposeAsync();
    }
}

/// <summary>Keeps everything that is logged, exceptions too.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => _lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
