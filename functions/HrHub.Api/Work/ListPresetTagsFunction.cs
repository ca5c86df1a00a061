using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Work;

public sealed class ListPresetTagsFunction(ReadCaller callers, ListPresetTags list)
{
    [Function(nameof(ListPresetTags))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/tags")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.Tag, ct).Then(caller => list.Handle(caller, ct))
            .ToHttp(tags => Results.Json(tags, CanonicalJson.Options));
}
