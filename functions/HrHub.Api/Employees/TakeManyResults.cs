using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Employees;

/// <summary>Takes rows of the kind that an address names, of one employee or of many.</summary>
public sealed class TakeManyResults(TakeResults take)
{
    /// <param name="kind">As in the address.</param>
    /// <param name="number">Whose; null in the bulk form.</param>
    /// <param name="request">With the rows.</param>
    /// <param name="caller">The system.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Outcome<TakeResults.Answer>> Handle(string kind, string? number, HttpRequest request, Caller caller, CancellationToken ct) => kind switch
    {
        "kpis" => Take<KpiRow>(kind, number, request, caller, ct),
        "training-results" => Take<TrainingRow>(kind, number, request, caller, ct),
        "reviews" => Take<ReviewRow>(kind, number, request, caller, ct),
        _ => Task.FromResult<Outcome<TakeResults.Answer>>(HubError.NotFound),
    };

    internal static IResult Answer(TakeResults.Answer answer) => Results.Json(answer, CanonicalJson.Options);

    private Task<Outcome<TakeResults.Answer>> Take<T>(string kind, string? number, HttpRequest request, Caller caller, CancellationToken ct) where T : class, IResultRow
        => RequestBody.Read<ResultRows<T>>(request, ct, RequestBody.Table).Then(rows => take.Handle(rows, number, kind, caller, ct));
}
