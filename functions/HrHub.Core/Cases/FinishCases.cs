using HrHub.Core.Access;

namespace HrHub.Core.Cases;

/// <summary>Finishes cases whose decision is on record and whose effect a crash interrupted.</summary>
public sealed class FinishCases(ICases cases, ApplyDecision apply)
{
    /// <returns>How many cases are still granted and not done: erasures that wait for their certificate, archives that nobody took yet.</returns>
    public async Task<int> Handle(CancellationToken ct)
    {
        var waiting = 0;
        var query = new CaseQuery { State = CaseState.DecidedGranted, PageSize = 200 };
        do
        {
            var page = await cases.List(query, ct);
            foreach (var listed in page.Cases)
                if (await cases.Find(listed.CaseId, ct) is { State: CaseState.DecidedGranted } granted && (await apply.Handle(granted, Caller.Hub(nameof(FinishCases)), ct)).State is CaseState.DecidedGranted) waiting++;
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);
        return waiting;
    }
}
