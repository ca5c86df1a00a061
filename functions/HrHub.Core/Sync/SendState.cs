using HrHub.Core.Records;

namespace HrHub.Core.Sync;

/// <summary>One attempt to bring one system to a file's state, in its turn and under the employee number as the system writes it.</summary>
public sealed class SendState<TSystem>(Downstream<TSystem> downstream, IEmployeeIds employeeIds) where TSystem : IDownstream
{
    public async Task<NextStep> Handle(CandidateFile file, CancellationToken ct)
    {
        var employeeId = file.EmployeeNumber is { } number ? await EmployeeId(number, ct) : null;
        if (file.EmployeeNumber is not null && employeeId is null)
            return new NextStep.Park("employee-id-format", "No rule of this system's settings fits the employee number.", "employeeNumber");

        var push = new CandidatePush(file, employeeId, downstream.Name);
        await downstream.Pace.Turn(ct);
        if (file.IsWithdrawn) return await downstream.System.Delete(push, ct);

        var step = await downstream.System.Put(push, ct);
        // The pair is stored only once the system has taken it: a refused id is worth nothing.
        if (step is NextStep.Done && file.EmployeeNumber is { } hired) await employeeIds.Store(downstream.Name, hired, employeeId!, ct);
        return step;
    }

    private async Task<string?> EmployeeId(string number, CancellationToken ct)
        => await employeeIds.Find(downstream.Name, number, ct) ?? downstream.EmployeeIds.Apply(number);
}
