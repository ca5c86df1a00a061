using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Exports;

/// <summary>Criteria in the body: the way for names and numbers. Makes nothing, so it can be repeated as it is.</summary>
public sealed class ExportPeopleFunction(ReadCaller callers, ExportPeople export)
{
    [Function(nameof(ExportPeople))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/exports/interviews")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.Export, ct)
            .Then(caller => RequestBody.Read<TableRequest>(request, ct).Then(wanted => export.Handle(wanted, RequestLanguage.Of(request, wanted.Lang), caller, ct)))
            .ToHttp(file => file.ToHttp(ct));
}
