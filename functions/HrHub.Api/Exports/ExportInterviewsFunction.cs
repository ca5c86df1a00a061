using HrHub.Api.Access;
using HrHub.Api.Search;
using HrHub.Core;
using HrHub.Core.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace HrHub.Api.Exports;

/// <summary>Criteria in the URL, for what identifies nobody.</summary>
public sealed class ExportInterviewsFunction(ReadCaller callers, ExportInterviews export)
{
    [Function(nameof(ExportInterviews))]
    public Task<IResult> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/exports/interviews")] HttpRequest request, CancellationToken ct)
        => callers.Handle(request, Right.Export, ct)
            .Then(caller => Task.FromResult(SearchUrl.Parse<TableRequest>(request.Query)).Then(wanted => export.Handle(wanted, RequestLanguage.Of(request, wanted.Lang), caller, ct)))
            .ToHttp(file => file.ToHttp(ct));
}
