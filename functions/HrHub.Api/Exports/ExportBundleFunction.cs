using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Exports;

/// <summary>Makes nothing that stays, so it can be repeated as it is.</summary>
public sealed class ExportBundleFunction(ReadCaller callers, ExportBundle export)
{
    [Function(nameof(ExportBundle))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/exports/archive")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.Export, ct)
            .Then(caller => RequestBody.Read<BundleRequest>(request, ct).Then(wanted => export.Handle(wanted, RequestLanguage.Of(request, wanted.Lang), caller, ct)))
            .ToHttp(file => file.ToHttp(ct));
}
