using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace HrHub.Local.Sandbox.Downstream;

/// <summary>Answers the requests to one sandbox system: credential, scripted fault, headers, body by the contract's schema, then the ledger.</summary>
internal sealed class SandboxRequests(DownstreamContract contract, string credential, PushLedger ledger, FaultScript faults, TimeProvider clock)
{
    public async Task<IResult> Handle(ContractOperation operation, HttpContext http)
    {
        var resource = (string)http.Request.RouteValues.Values.Single()!;
        if (http.Request.Headers[contract.CredentialHeader] != $"{contract.CredentialScheme} {credential}".TrimStart())
            return Refuse(operation, resource, 401, "bad-credential");

        var text = await new StreamReader(http.Request.Body, Encoding.UTF8).ReadToEndAsync(http.RequestAborted);
        var fault = faults.Take(resource);
        if (fault is not null)
        {
            if (fault.Delay > TimeSpan.Zero) await Task.Delay(fault.Delay, clock, http.RequestAborted);
            if (fault.Reset || fault.Status is not null) return Fail(operation, resource, fault, http);
        }

        if (http.Request.Headers["Idempotency-Key"].ToString() is not { Length: > 0 } key || !long.TryParse(http.Request.Headers["X-HrHub-Version"], out var version))
            return Refuse(operation, resource, 400, "missing-header");
        if (operation.Body is { } schema && Errors(schema, text) is not 0) return Refuse(operation, resource, 400, "bad-content");

        var body = operation.Body is null ? null : JsonNode.Parse(text);
        if (fault?.RowStatus is { } rowStatus && body?["rows"] is JsonArray { Count: > 0 })
        {
            ledger.Note(operation.Id, resource, PushEffect.Fault);
            return Success(operation, resource, body, rowStatus);
        }
        if (ledger.Take(operation.Id, resource, version, key, body) is PushEffect.Older) return Problem(409, "older-version");
        if (fault is not { LoseAnswer: true }) return Success(operation, resource, body, "stored");

        http.Abort();
        return Results.Empty;
    }

    public static IResult Problem(int status, string code) => Results.Problem(type: $"urn:sandbox:{code}", statusCode: status);

    private static int Errors(NJsonSchema.JsonSchema schema, string text)
    {
        try
        {
            return schema.Validate(text).Count;
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return 1;
        }
    }

    private IResult Refuse(ContractOperation operation, string resource, int status, string code)
    {
        ledger.Note(operation.Id, resource, PushEffect.Refused);
        return Problem(status, code);
    }

    private IResult Fail(ContractOperation operation, string resource, Fault fault, HttpContext http)
    {
        ledger.Note(operation.Id, resource, PushEffect.Fault);
        if (fault.Reset)
        {
            http.Abort();
            return Results.Empty;
        }
        if (fault.RetryAfter is { } wait) http.Response.Headers.RetryAfter = wait;
        return Problem(fault.Status!.Value, "scripted");
    }

    private static IResult Success(ContractOperation operation, string resource, JsonNode? body, string firstRow) => operation.Id switch
    {
        "putCandidate" => Results.Json(new { id = $"E-{resource}" }),
        "putBaseline" => Results.Json(new { results = body!["rows"]!.AsArray().Select((row, index) => new { dimension = (string)row!["dimension"]!, status = index == 0 ? firstRow : "stored" }) }),
        _ => Results.StatusCode(operation.Success),
    };
}
