using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Intake.Health;

public sealed class CheckIntakeHealthFunction(CheckIntakeHealth health)
{
    [Function(nameof(CheckIntakeHealth))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken ct) => health.Handle(ct);
}
