using System.Net;
using System.Text.Json;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.IntegrationTests.Persons;
using HrHub.Pipeline.Exports;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Exports;

/// <summary>A hub whose exports are written and destroyed when a test says so.</summary>
internal sealed class ExportJobWorld : IAsyncDisposable
{
    /// <summary>Of the two people whom the hub knows.</summary>
    public const string Csv = """{"batch":"2026-autumn","format":"csv","lang":"en"}""";

    private ExportJobWorld(PersonsWorld persons) => Persons = persons;

    public PersonsWorld Persons { get; }
    public string Hr => Persons.Provider.Token("hr", "hr-7");
    public IExportJobs Jobs => Persons.Service<IExportJobs>();

    public static async Task<ExportJobWorld> Start(params (string, string?)[] settings)
        => new(await PersonsWorld.Start([("Exports:RowsAtOnce", "1"), ("Exports:WriteSchedule", "0 0 0 1 1 *"), ("Exports:PurgeSchedule", "0 0 0 1 1 *"), ("Exports:JobsAtOnce", "2"), .. settings]));

    /// <returns>How many were written.</returns>
    public Task<int> Write() => Pipeline<WriteExports>().Handle(default);

    /// <returns>How many were destroyed.</returns>
    public Task<int> Purge() => Pipeline<PurgeExports>().Handle(default);

    public T Pipeline<T>() where T : notnull => Persons.Hub.Hub.Pipeline.GetRequiredService<T>();

    public Task<HttpResponseMessage> Call(string? token, string method, string path, string? json = null, string? key = null) => Persons.Hub.Call(token, method, path, json, key: key);

    public async Task<string> Order(string json, string? key = null)
    {
        using var ordered = await Call(Hr, "POST", "exports/jobs", json, key);
        Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        return (await PersonsWorld.Body(ordered)).GetProperty("jobId").GetString()!;
    }

    public async Task<JsonElement> Look(string id)
    {
        using var answer = await Call(Hr, "GET", $"exports/jobs/{id}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await PersonsWorld.Body(answer);
    }

    public async Task IsGone(string id, string token)
    {
        using var file = await Call(token, "GET", $"exports/jobs/{id}/file");
        await PersonsWorld.IsProblem(file, HttpStatusCode.Gone, "export-gone");
    }

    public Task<IReadOnlyList<string>> Objects(string id) => Persons.Service<ISealedObjects>().List($"{id}.", default);

    /// <summary>Key, objects and order.</summary>
    public async Task IsDestroyed(string id)
    {
        Assert.Empty(await Objects(id));
        Assert.Null(await Persons.Service<KeyRing>().FindCandidate(id, default));
        Assert.Null((await Jobs.Find(id, default))!.SealedOrder);
    }

    public ValueTask DisposeAsync() => Persons.DisposeAsync();
}
