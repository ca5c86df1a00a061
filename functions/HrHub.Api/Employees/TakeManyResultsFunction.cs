using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Employees;

public sealed class TakeManyResultsFunction(ReadCaller callers, TakeManyResults take)
{
    [Function(nameof(TakeManyResults))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/employees/{kind}")] HttpRequest request, string kind, CancellationToken ct)
        => callers.Handle(request, Right.WriteResults, ct).Then(caller => take.Handle(kind, null, request, caller, ct)).ToHttp(TakeManyResults.Answer);
}
