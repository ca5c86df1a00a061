using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Operations;

public sealed class ReadHealthReportFunction(ReadCaller callers, ReadHealthReport read)
{
    [Function(nameof(ReadHealthReport))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/operations/reports/{month}")] HttpRequest request, string month, CancellationToken ct)
        => callers.Handle(request, Right.ReadOperations, ct)
            .Then(caller => Task.FromResult(ReadHealthReport.Parse(request)).Then(form => read.Handle(month, form, caller, ct)))
            .ToHttp(answer => answer.ToResult());
}
