using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Batches;

public sealed class ReadDistributionFunction(ReadCaller callers, ReadDistribution read)
{
    [Function(nameof(ReadDistribution))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/batches/{batch}/distribution")] HttpRequest request, string batch, CancellationToken ct)
        => callers.Handle(request, Right.ReadInsights, ct).Then(caller => read.Handle(PathSegment.Decoded(batch), caller, ct)).ToHttp(answer => Results.Json(answer, CanonicalJson.Options));
}
