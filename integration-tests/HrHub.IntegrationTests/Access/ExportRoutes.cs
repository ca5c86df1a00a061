using HrHub.Core.Exports.Jobs;
using HrHub.IntegrationTests.Persons;
using HrHub.Pipeline.Exports;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Access;

/// <summary>Taking data away as files.</summary>
internal static class ExportRoutes
{
    private static readonly string[] Staff = ["hr", "hr-admin", "department-head", "interviewer"];

    public static IEnumerable<ApprovedRoute> All()
    {
        yield return new("GET", "exports/interviews", null, Staff);
        yield return new("POST", "exports/interviews", """{"name":"小雨","format":"csv"}""", Staff);
        yield return new("POST", "exports/archive", "{}", Staff);
        yield return new("GET", "candidates/{id}/report", null, [.. Staff, "candidate"]);
        yield return new("POST", "exports/jobs", """{"batch":"2026-autumn","format":"csv"}""", Staff) { FillFor = async (world, _, _) => await Idle(world, "exports/jobs") };
        yield return new("GET", "exports/jobs", null, Staff);
        foreach (var (method, what) in ((string, string)[])[("GET", ""), ("GET", "/file"), ("POST", "/links"), ("DELETE", "")])
            yield return new(method, $"exports/jobs/{{id}}{what}", null, Staff) { FillFor = async (world, role, subject) => $"exports/jobs/{await Written(world, role, subject)}{what}" };
    }

    /// <summary>Each time anew, by whoever calls: what one role may see another may not fetch.</summary>
    private static async Task<string> Written(PersonsWorld world, string role, string subject)
    {
        using var ordered = await world.Hub.Call(world.Provider.Token(Staff.Contains(role) ? role : "hr", subject), "POST", "exports/jobs", """{"batch":"2026-autumn","format":"csv"}""");
        var id = (await PersonsWorld.Body(ordered)).GetProperty("jobId").GetString()!;
        await Idle(world, id);
        return id;
    }

    /// <summary>Until everything that was ordered is written.</summary>
    private static async Task<string> Idle(PersonsWorld world, string passedOn)
    {
        var (jobs, write) = (world.Service<IExportJobs>(), world.Hub.Hub.Pipeline.GetRequiredService<WriteExports>());
        await Eventually.Holds(async () =>
        {
            await write.Handle(default);
            return (await jobs.Holding(default)).All(job => job.State is not (ExportState.Queued or ExportState.Running));
        });
        return passedOn;
    }
}
