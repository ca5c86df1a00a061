using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Invitations;

public sealed class InviteManyFunction(AnswerOnce once, InviteMany invite)
{
    /// <summary>The answer has ids only, of nobody more than of others.</summary>
    [Function(nameof(InviteMany))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/invitations/bulk")] HttpRequest request, CancellationToken ct)
        => once.Handle<InviteMany.Request, InviteMany.Answer>(request, Right.Invite, _ => null, (body, caller) => invite.Handle(body, caller, ct), ct, RequestBody.Table)
            .ToHttp(answer => Results.Json(answer, CanonicalJson.Options, statusCode: StatusCodes.Status202Accepted));
}
