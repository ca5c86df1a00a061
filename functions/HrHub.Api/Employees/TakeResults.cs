using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Employees;
using HrHub.Core.Keys;
using HrHub.Core.Records;

namespace HrHub.Api.Employees;

/// <summary>
/// Takes what the performance and training systems know about employees. The same rows again change nothing; every row is answered for itself, so that one that is wrong does not keep the others out.
/// All rows of one employee are one change of the file.
/// </summary>
public sealed class TakeResults(AdmitCaller admit, ICandidateIndex index, ChangeCandidateFile change, KeyRing keys, TimeProvider clock)
{
    public enum Result { Stored, Unchanged, Refused }

    /// <param name="Row">Its place in the request, from 0.</param>
    /// <param name="Result">What became of it.</param>
    /// <param name="Error">Why it was refused: <c>not-found</c> where nobody has the number, <c>bad-request</c> with the field.</param>
    /// <param name="Field">The field that is wrong.</param>
    public sealed record RowAnswer(int Row, Result Result, string? Error = null, string? Field = null);

    /// <param name="Rows">In the order of the request.</param>
    public sealed record Answer(IReadOnlyList<RowAnswer> Rows);

    /// <param name="rows">What came.</param>
    /// <param name="employeeNumber">Whose they all are; null in the bulk form, where every row says it.</param>
    /// <param name="fieldClass">For the trail: <c>kpis</c>, <c>training-results</c> or <c>reviews</c>.</param>
    /// <param name="caller">The system.</param>
    /// <param name="ct">Cancels between employees: what was stored stays, and the request can be repeated.</param>
    public async Task<Outcome<Answer>> Handle<T>(ResultRows<T> rows, string? employeeNumber, string fieldClass, Caller caller, CancellationToken ct) where T : class, IResultRow
    {
        var attempt = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.ResultsTaken, FieldClass = fieldClass };
        if (await admit.ToChange(caller, Right.WriteResults, attempt, ct) is { } refusal) return refusal;

        var answers = new RowAnswer[rows.Rows!.Count];
        foreach (var (n, row) in rows.Rows.Index())
            if (Wrong(row, employeeNumber) is { } field) answers[n] = new(n, Result.Refused, "bad-request", field);
        foreach (var of in rows.Rows.Index().Where(row => answers[row.Index] is null).GroupBy(row => employeeNumber ?? row.Item.EmployeeNumber!))
            await Take([.. of], of.Key, attempt, answers, ct);
        // One employee, who is not there: as any address that leads nowhere.
        return employeeNumber is not null && answers.All(answer => answer.Error == "not-found") ? HubError.NotFound : new Answer(answers);
    }

    private async Task Take<T>(IReadOnlyList<(int Index, T Item)> rows, string number, AuditEvent attempt, RowAnswer[] answers, CancellationToken ct) where T : class, IResultRow
    {
        var now = clock.GetUtcNow();
        var results = rows.Select(row => row.Item.ToResult(attempt.Who.Id, now)).ToList();
        var stored = new bool[rows.Count];
        var file = await Find(number, ct) is { } candidateId
            ? await change.Apply(candidateId, current =>
            {
                if (current.EmployeeNumber != number || current.Retention.Restricted) return current;
                var laid = current.Results;
                foreach (var (n, result) in results.Index())
                {
                    var with = laid.With(result);
                    (stored[n], laid) = (!ReferenceEquals(with, laid), with);
                }
                return ReferenceEquals(laid, current.Results) ? current : current with { Results = laid };
            }, attempt, ct)
            : null;
        // What the person had restricted is not added to, and nobody but those who may know is told why.
        var found = file?.EmployeeNumber == number && !file.Retention.Restricted;
        foreach (var (n, row) in rows.Index()) answers[row.Index] = found ? new(row.Index, stored[n] ? Result.Stored : Result.Unchanged) : new(row.Index, Result.Refused, "not-found");
    }

    private async Task<string?> Find(string number, CancellationToken ct)
    {
        foreach (var key in EmployeeKeys.Of(number, await keys.BlindIndexes(ct)))
            if (await index.Find(key, ct) is { } candidateId) return candidateId;
        return null;
    }

    private static string? Wrong(IResultRow row, string? employeeNumber)
    {
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(row, new ValidationContext(row), wrong, validateAllProperties: true)) return JsonNamingPolicy.CamelCase.ConvertName(wrong[0].MemberNames.First());
        return employeeNumber is null == string.IsNullOrWhiteSpace(row.EmployeeNumber) ? "employeeNumber" : null;
    }
}
