using HrHub.Core.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace HrHub.Intake;

public sealed class ReceiveWebhookFunction(ReceiveWebhook receive, IOptions<IntakeOptions> options)
{
    [Function(nameof(ReceiveWebhook))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/{vendor}/{*rest}")] HttpRequest request,
        string vendor, string? rest, CancellationToken ct)
        => (await receive.Handle(WebhookRequest.Of(request, vendor, rest, options.Value), ct)).ToHttp();
}
