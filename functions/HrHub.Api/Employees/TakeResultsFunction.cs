using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Employees;

public sealed class TakeResultsFunction(ReadCaller callers, TakeManyResults take)
{
    [Function(nameof(TakeResults))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/employees/{number}/{kind}")] HttpRequest request, string number, string kind, CancellationToken ct)
        => callers.Handle(request, Right.WriteResults, ct).Then(caller => take.Handle(kind, number, request, caller, ct)).ToHttp(TakeManyResults.Answer);
}
