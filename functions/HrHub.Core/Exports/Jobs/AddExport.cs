using HrHub.Core.Canonical;
using HrHub.Core.Keys;
using HrHub.Core.Records.Search;

namespace HrHub.Core.Exports.Jobs;

/// <summary>Puts an export on the list, its order sealed under a key of its own. The same request again finds the one that is there.</summary>
public sealed class AddExport(IExportJobs jobs, KeyRing keys, TimeProvider clock)
{
    /// <param name="order">What is wanted; whoever calls has checked the right to it.</param>
    /// <param name="total">How many interviews that is now.</param>
    /// <param name="ct">Cancels before the job is written.</param>
    public async Task<ExportJob> Handle(ExportOrder order, long total, CancellationToken ct)
    {
        var (by, now) = (order.By, clock.GetUtcNow());
        var owner = ExportJob.OwnerOf(by.Id);
        var id = Ids.MadeOn(ExportJob.Prefix, owner, by.Role.ToString(), now, by.Request);
        if (await jobs.Find(id, ct) is { } known) return known;

        using var key = await keys.Candidate(id, ct);
        var job = new ExportJob
        {
            JobId = id,
            Owner = owner,
            Sight = SightDigest.Of(by with { Sight = order.Sight() }),
            Format = order.Format,
            NamesSomebody = SavedSearch.PersonalField(order.Criteria) is not null,
            AskedAt = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            SealedOrder = order.Seal(key, id),
            Total = total,
        };
        return await jobs.Add(job, ct) ? job : await jobs.Find(id, ct) ?? job;
    }
}
