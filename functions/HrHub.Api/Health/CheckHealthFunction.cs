using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Health;

public sealed class CheckHealthFunction(CheckHealth health)
{
    [Function(nameof(CheckHealth))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken ct)
        => (await health.Handle(ct)).ToHttp();
}
