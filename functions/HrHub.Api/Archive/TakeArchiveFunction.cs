using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Archive;

public sealed class TakeArchiveFunction(ReadCaller callers, TakeArchive take)
{
    [Function(nameof(TakeArchive))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/cases/{id}/archive")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.TakeArchive, ct)
            .Then(caller => take.Handle(id, caller, ct))
            .ToHttp(archive => Results.Stream(output => archive.WriteTo(output, ct), "application/zip", archive.FileName));
}
