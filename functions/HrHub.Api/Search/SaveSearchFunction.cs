using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Search;

public sealed class SaveSearchFunction(ReadCaller callers, SaveSearch save)
{
    [Function(nameof(SaveSearch))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/search/saved")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.SaveSearch, ct)
            .Then(caller => RequestBody.Read<SavedSearchRequest>(request, ct).Then(wanted => save.Handle(wanted, caller, ct)))
            .ToHttp(saved => Results.Json(saved, CanonicalJson.Options, statusCode: StatusCodes.Status201Created));
}
