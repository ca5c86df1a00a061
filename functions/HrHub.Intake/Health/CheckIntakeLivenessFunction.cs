using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Intake.Health;

public sealed class CheckIntakeLivenessFunction(CheckIntakeLiveness liveness)
{
    [Function(nameof(CheckIntakeLiveness))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) => liveness.Handle();
}
