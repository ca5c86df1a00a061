using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Health;

public sealed class CheckLivenessFunction(CheckLiveness liveness)
{
    [Function(nameof(CheckLiveness))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) => liveness.Handle();
}
