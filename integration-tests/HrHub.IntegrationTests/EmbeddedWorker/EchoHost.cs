using System.Collections.Concurrent;
using HrHub.EmbeddedWorker.Hosting;
using HrHub.EmbeddedWorker.Queue;
using HrHub.EmbeddedWorker.Storage;
using HrHub.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HrHub.IntegrationTests.EmbeddedWorker;

/// <summary>The embedded host with <see cref="EchoFunctions"/>, on a free port and a temporary file.</summary>
internal sealed class EchoHost : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly ServiceProvider _services;
    private readonly LinesOfLog _log = new();

    private EchoHost(EmbeddedWorkerOptions options, string prefix)
    {
        _database = new(_folder.File("hub.db"), "");
        Bus = new(_database, new(), TimeProvider.System);
        _services = new ServiceCollection().AddLogging(logging => logging.AddProvider(_log)).AddSingleton<EchoLog>().AddScoped<ScopedCounter>()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Downstream", "ehr")]).Build()).BuildServiceProvider(validateScopes: true);
        var app = new FunctionApp("Echo", typeof(EchoFunctions).Assembly, _services) { Host = new() { RoutePrefix = prefix }, Classes = [typeof(EchoFunctions)] };
        Host = new([app], Bus, options, new(), TimeProvider.System, _services.GetRequiredService<ILoggerFactory>());
    }

    public EmbeddedHost Host { get; }
    public SqliteMessageBus Bus { get; }
    public EchoLog Log => _services.GetRequiredService<EchoLog>();
    public HttpClient Client { get; } = new();
    public ConcurrentQueue<string> LogLines => _log.Lines;

    public static async Task<EchoHost> Start(EmbeddedWorkerOptions? options = null, string prefix = "api")
    {
        var host = new EchoHost(options ?? new() { Port = 0 }, prefix);
        try
        {
            await host.Host.StartAsync(CancellationToken.None);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
        host.Client.BaseAddress = host.Host.Address;
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        _log.Dispose();
        _folder.Dispose();
    }

    private sealed class LinesOfLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose() => Lines.Clear();
    }
}
