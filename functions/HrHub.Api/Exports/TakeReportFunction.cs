using HrHub.Api.Access;
using HrHub.Api.Search;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Exports;

public sealed class TakeReportFunction(ReadCaller callers, TakeReport take)
{
    [Function(nameof(TakeReport))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/candidates/{id}/report")] HttpRequest request, string id, CancellationToken ct)
        => callers.Handle(request, Right.TakeReport, ct)
            .Then(caller => Task.FromResult(SearchUrl.Parse<TakeReport.Request>(request.Query)).Then(wanted => take.Handle(id, RequestLanguage.Of(request, wanted.Lang), caller, ct)))
            .ToHttp(file => file.ToHttp(ct));
}
