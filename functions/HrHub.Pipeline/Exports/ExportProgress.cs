using System.Runtime.CompilerServices;
using HrHub.Core.Exports;
using HrHub.Core.Exports.Jobs;

namespace HrHub.Pipeline.Exports;

/// <summary>Stands between the interviews and the file: counts, remembers whose they are, and says from time to time how far it is, which renews the lease too.</summary>
/// <param name="jobs">Where it is said.</param>
/// <param name="job">As it was begun.</param>
/// <param name="total">How many are expected.</param>
/// <param name="options">How often, and how long a lease is.</param>
/// <param name="clock">Now.</param>
internal sealed class ExportProgress(IExportJobs jobs, ExportJob job, long total, WriteExportsOptions options, TimeProvider clock)
{
    private static readonly TimeSpan AtLeastEvery = TimeSpan.FromSeconds(2);

    public PeopleFilter People { get; } = PeopleFilter.For(total);

    public long Rows { get; private set; }

    /// <exception cref="ExportOvertakenException">This try may not go on.</exception>
    public async IAsyncEnumerable<ExportedInterview> Over(IAsyncEnumerable<ExportedInterview> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        var (saidRows, saidAt) = (0L, clock.GetTimestamp());
        await Say(ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            People.Add(row.CandidateId);
            Rows++;
            yield return row;
            if (Rows - saidRows < options.ProgressRows && clock.GetElapsedTime(saidAt) < AtLeastEvery) continue;
            await Say(ct);
            (saidRows, saidAt) = (Rows, clock.GetTimestamp());
        }
        await Say(ct);
    }

    private async Task Say(CancellationToken ct)
    {
        var until = clock.GetUtcNow().AddSeconds(options.LeaseSeconds);
        var said = await jobs.Change(job.JobId, now => now.Lease == job.Lease ? now with { Rows = Rows, Total = Math.Max(total, Rows), Until = until } : null, ct);
        if (said is null) throw new ExportOvertakenException(job.JobId);
        if (!said.Gone.Any(People.MayHold)) return;
        await jobs.Change(job.JobId, now => now.Lease == job.Lease ? now.Again() : null, ct);
        throw new ExportOvertakenException(job.JobId);
    }
}
