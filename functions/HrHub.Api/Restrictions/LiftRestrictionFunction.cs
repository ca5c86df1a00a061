using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Restrictions;

public sealed class LiftRestrictionFunction(ReadCaller callers, LiftRestriction lift)
{
    [Function(nameof(LiftRestriction))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/candidates/{id}/restriction")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.LiftRestriction, ct).Then(caller => lift.Handle(id, caller, ct)).ToHttp(_ => Results.NoContent());
}
