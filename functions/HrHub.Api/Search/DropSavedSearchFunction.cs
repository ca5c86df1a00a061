using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Search;

public sealed class DropSavedSearchFunction(ReadCaller callers, DropSavedSearch drop)
{
    [Function(nameof(DropSavedSearch))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/search/saved/{id}")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.SaveSearch, ct)
            .Then(caller => drop.Handle(id, caller, ct))
            .ToHttp(_ => Results.NoContent());
}
