using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Holds;

public sealed class LiftHoldFunction(ReadCaller callers, LiftHold lift)
{
    [Function(nameof(LiftHold))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/candidates/{id}/holds/{holdId}")] HttpRequest request, string id, string holdId, CancellationToken ct)
        => callers.Handle(request, Right.LiftHold, ct).Then(caller => lift.Handle(id, holdId, caller, ct)).ToHttp(_ => Results.NoContent());
}
