using HrHub.Core.Inbox;
using HrHub.Core.Vendors.Delivery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace HrHub.Intake;

/// <summary>A request whose body is not read yet: how much of it is read depends on the vendor.</summary>
/// <param name="Vendor">From the address.</param>
/// <param name="Delivery">Everything but the body.</param>
/// <param name="Body">The raw bytes to come.</param>
/// <param name="Length">As the caller announces it; null when it does not.</param>
public sealed record WebhookRequest(string Vendor, IncomingDelivery Delivery, Stream Body, long? Length)
{
    public static WebhookRequest Of(HttpRequest request, string vendor, string? rest, IntakeOptions options) => new(vendor, new IncomingDelivery
    {
        Url = options.UrlOf($"{request.Scheme}://{request.Host}", request.GetEncodedPathAndQuery()),
        PathRest = rest ?? "",
        Header = name => request.Headers.TryGetValue(name, out var value) ? value.ToString() : null,
        Body = default,
        RemoteAddress = request.HttpContext.Connection.RemoteIpAddress,
    }, request.Body, request.ContentLength);
}
