using HrHub.EmbeddedWorker.Hosting;
using HrHub.EmbeddedWorker.Queue;
using HrHub.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HrHub.Tests.EmbeddedWorker;

public sealed class DiscoveryTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HrHub.EmbeddedWorker.Storage.SqliteDatabase _database;

    public DiscoveryTests() => _database = new(_folder.File("q.db"), "");

    public sealed class NoTrigger
    {
        [Function("NoTrigger")]
        public void Run(string nothing) => ArgumentNullException.ThrowIfNull(nothing);
    }

    public static class Static
    {
        [Function("Static")]
        public static void Run([TimerTrigger("0 0 * * * *")] TimerInfo info) => ArgumentNullException.ThrowIfNull(info);
    }

    public sealed class Twice
    {
        [Function("Same")]
        public void One([TimerTrigger("0 0 * * * *")] TimerInfo info) => ArgumentNullException.ThrowIfNull(info);

        [Function("same")]
        public void Two([TimerTrigger("0 0 * * * *")] TimerInfo info) => ArgumentNullException.ThrowIfNull(info);
    }

    public sealed class Unbindable
    {
        [Function("Unbindable")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x/{id}")] HttpRequest request, string other) => ArgumentNullException.ThrowIfNull(request.Path + other);
    }

    public sealed class BadRoute
    {
        [Function("BadRoute")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x/{id")] HttpRequest request) => ArgumentNullException.ThrowIfNull(request);
    }

    public sealed class SamePlace
    {
        [Function("One")]
        public void One([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x")] HttpRequest request) => ArgumentNullException.ThrowIfNull(request);

        [Function("Two")]
        public void Two([HttpTrigger(AuthorizationLevel.Anonymous, "GET", Route = "X")] HttpRequest request) => ArgumentNullException.ThrowIfNull(request);
    }

    public sealed class Batched
    {
        [Function("Batched")]
        public void Run([ServiceBusTrigger("q", IsBatched = true)] string[] bodies) => ArgumentNullException.ThrowIfNull(bodies);
    }

    public sealed class WithSettings
    {
        [Function("Timed")]
        public void Timed([TimerTrigger("%Retention:Schedule%")] TimerInfo info) => ArgumentNullException.ThrowIfNull(info);

        [Function("Queued")]
        public void Queued([ServiceBusTrigger("%Queue__Name%")] string body) => ArgumentNullException.ThrowIfNull(body);

        [Function("Topic")]
        public void Topic([ServiceBusTrigger("t", "%Sub%/$deadletterqueue", IsSessionsEnabled = true)] string body) => ArgumentNullException.ThrowIfNull(body);

        [Function("Web")]
        public void Web([HttpTrigger("post")] HttpRequest request) => ArgumentNullException.ThrowIfNull(request);
    }

    [Theory]
    [InlineData(typeof(NoTrigger), "0 triggers")]
    [InlineData(typeof(Static), "static")]
    [InlineData(typeof(Twice), "2 functions named")]
    [InlineData(typeof(Unbindable), "parameter other")]
    [InlineData(typeof(BadRoute), "no valid route")]
    [InlineData(typeof(SamePlace), "One and Two both answer")]
    [InlineData(typeof(Batched), "no batches")]
    public void A_function_that_could_not_run_is_named_at_the_start(Type functions, string why)
        => Assert.Contains(why, Assert.Throws<InvalidOperationException>(() => Host(functions)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Functions_are_listed_with_what_their_settings_say()
    {
        await using var host = Host(typeof(WithSettings), new("Retention:Schedule", "0 0 3 * * *"), new("Queue:Name", "normalize"), new("Sub", "ehr"));
        Assert.Equal([
            new("Test", "Timed", TriggerKind.Timer, "0 0 3 * * *"),
            new("Test", "Queued", TriggerKind.Queue, "normalize"),
            new("Test", "Topic", TriggerKind.Queue, "t/Subscriptions/ehr/$deadletterqueue"),
            new("Test", "Web", TriggerKind.Http, "POST /api/Web")], host.Functions);
    }

    [Fact]
    public async Task An_unresolved_setting_or_a_bad_schedule_stops_its_function_only()
    {
        await using var host = Host(typeof(WithSettings), new("Retention:Schedule", "at night"), new("Sub", "ehr"), new("AzureWebJobs.Web.Disabled", "true"));
        Assert.Equal(["its schedule is neither NCRONTAB nor an interval", "setting Queue__Name has no value", null, "setting AzureWebJobs.Web.Disabled says so"],
            host.Functions.Select(function => function.DisabledBecause));
    }

    [Theory]
    [InlineData("""{ "version": "2.0" }""", "api", null)]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "routePrefix": "" }, "serviceBus": { "maxConcurrentCalls": 4 } } } // comment""", "", 4)]
    public void Host_json_gives_the_route_prefix_and_the_concurrency(string json, string prefix, int? calls)
    {
        File.WriteAllText(_folder.File("host.json"), json);
        Assert.Equal(new HostJson { RoutePrefix = prefix, MaxConcurrentCalls = calls }, HostJson.Read(_folder.File("host.json")));
    }

    [Fact]
    public void A_value_of_the_wrong_kind_in_host_json_is_an_error()
    {
        File.WriteAllText(_folder.File("host.json"), """{ "extensions": { "http": { "routePrefix": 3 } } }""");
        Assert.Throws<System.Text.Json.JsonException>(() => HostJson.Read(_folder.File("host.json")));
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private EmbeddedHost Host(Type functions, params KeyValuePair<string, string?>[] settings)
    {
        var services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        var app = new FunctionApp("Test", functions.Assembly, services) { Classes = [functions] };
        return new EmbeddedHost([app], new SqliteMessageBus(_database, new(), TimeProvider.System), new() { Port = 0 }, new(), TimeProvider.System, NullLoggerFactory.Instance);
    }
}
