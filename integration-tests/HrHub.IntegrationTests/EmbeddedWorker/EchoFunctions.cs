using System.Collections.Concurrent;
using System.Text;
using HrHub.Core.Messaging;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.IntegrationTests.EmbeddedWorker;

public sealed record Greeting(string Text, int Number);

/// <summary>What the functions below did, kept in the app's container.</summary>
public sealed class EchoLog
{
    public ConcurrentQueue<string> Lines { get; } = new();
    public TaskCompletionSource Gate { get; } = new();
}

public sealed class ScopedCounter : IDisposable
{
    public bool Disposed { get; private set; }

    public void Dispose() => Disposed = true;
}

/// <summary>One function for each thing that the embedded HTTP host must do.</summary>
public sealed class EchoFunctions(EchoLog log, ScopedCounter counter) : IDisposable
{
    [Function("Result")]
    public async Task<IResult> Result([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo/{vendor}")] HttpRequest request, string vendor, CancellationToken ct)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return Results.Ok(new { vendor, body = await reader.ReadToEndAsync(ct) });
    }

    [Function("Typed")]
    public Greeting Typed([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "typed/{number:int}/{id:guid}/{day?}")] HttpRequest request, int number, Guid id, DateOnly? day)
        => new($"{request.Method} {id:N} {day:yyyy-MM-dd}", number);

    [Function("Unconstrained")]
    public ValueTask<long> Unconstrained([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "long/{number}")] HttpRequest request, long number)
        => ValueTask.FromResult(number + (request.Query.Count * 1000));

    [Function("Text")]
    public Task<string> Text([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, FunctionContext context)
        => Task.FromResult($"{request.Method} {context.FunctionDefinition.Name} {context.FunctionId} {(context.InstanceServices.GetService(typeof(EchoLog)) == log ? "same services" : "other services")}");

    [Function("Nothing")]
    public async Task Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "delete")] HttpRequest request)
    {
        await Task.Yield();
        log.Lines.Enqueue(request.Path);
    }

    [Function("Fails")]
    public Task<IResult> Fails([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => throw new InvalidDataException($"张三丰 {request.Path}");

    [Function("WithKey")]
    public string WithKey([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => request.Path;

    [Function("ForAdmin")]
    public string ForAdmin([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => request.Path;

    [Function("Slow")]
    public async Task<string> Slow([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        log.Lines.Enqueue("slow");
        await log.Gate.Task;
        return request.Path;
    }

    [Function("Greet")]
    public void Greet([ServiceBusTrigger("greetings", Connection = "ServiceBus", IsSessionsEnabled = true)] Greeting greeting, FunctionContext context)
        => log.Lines.Enqueue($"{greeting.Text} {greeting.Number} {context.BindingContext.BindingData["DeliveryCount"]} {context.BindingContext.BindingData["MessageId"]} {context.BindingContext.BindingData["SessionId"]}");

    [Function("GreetEhr")]
    public Task GreetEhr([ServiceBusTrigger(Entities.CandidateChanged, "%Downstream%", Connection = "ServiceBus")] string body, CancellationToken ct)
    {
        log.Lines.Enqueue($"ehr {body} {ct.CanBeCanceled}");
        return Task.CompletedTask;
    }

    public void Dispose() => log.Lines.Enqueue(counter.Disposed ? "scope ended first" : "disposed");
}
