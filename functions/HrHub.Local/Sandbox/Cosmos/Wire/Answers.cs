using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Local.Sandbox.Cosmos.Store;

namespace HrHub.Local.Sandbox.Cosmos.Wire;

/// <summary>Responses with the headers that the SDK reads.</summary>
internal static class Answers
{
    private const string Charge = "x-ms-request-charge";

    public static HttpResponseMessage Json(HttpStatusCode status, JsonNode body, double charge = 1, string? etag = null) => Bytes(status, JsonSerializer.SerializeToUtf8Bytes(body), "application/json", charge, etag);

    public static HttpResponseMessage Of(Answered answered) => answered switch
    {
        { Document: { } document } => Bytes(answered.Status, JsonSerializer.SerializeToUtf8Bytes(document.Body), "application/json", answered.Charge, document.ETag),
        { Message: { } message } => Refused(answered.Status, message),
        _ => Bytes(answered.Status, [], "application/json", answered.Charge, null),
    };

    public static HttpResponseMessage Refused(HttpStatusCode status, string message)
        => Json(status, new JsonObject { ["code"] = status.ToString(), ["message"] = message });

    public static HttpResponseMessage Unchanged() => Bytes(HttpStatusCode.NotModified, [], "application/json", 0, "\"1\"");

    public static HttpResponseMessage Bytes(HttpStatusCode status, byte[] body, string type, double charge, string? etag)
    {
        var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = new(type);
        response.Headers.Add(Charge, charge.ToString(CultureInfo.InvariantCulture));
        response.Headers.Add("x-ms-activity-id", Guid.NewGuid().ToString());
        response.Headers.Add("x-ms-session-token", "0:-1#1");
        response.Headers.Add("x-ms-substatus", "0");
        if (etag is not null) response.Headers.TryAddWithoutValidation("ETag", etag);
        return response;
    }

    public static double ChargeOf(HttpResponseMessage response)
        => response.Headers.TryGetValues(Charge, out var values) ? double.Parse(values.Single(), CultureInfo.InvariantCulture) : 0;
}
