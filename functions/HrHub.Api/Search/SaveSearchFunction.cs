using HrHub.Api.Idempotency;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Search;

public sealed class SaveSearchFunction(AnswerOnce once, SaveSearch save)
{
    [Function(nameof(SaveSearch))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/search/saved")] HttpRequest request, CancellationToken ct)
        => once.Handle<SavedSearchRequest, SavedSearchView>(request, Right.SaveSearch, _ => null, (wanted, caller) => save.Handle(wanted, caller, ct), ct)
            .ToHttp(saved => ETags.Json(saved, saved.Version, StatusCodes.Status201Created));
}
