using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Pipeline.Notices;

namespace HrHub.Pipeline.Disputes;

/// <summary>
/// Tells people what is to be told of disputes: that one is theirs, that it is due soon, that it is due, what was decided. Looks into the file first, which is right where the index is behind after a
/// crash. A notice is noted after the hook took it: should that fail, the same notice goes out once more under the same id.
/// </summary>
public sealed class TendDisputes(IDisputeIndex index, FindDispute find, PostNotice post, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>What a notice says of a dispute.</summary>
    public sealed record About(string DisputeId, string CandidateId, string InterviewId, DateTimeOffset DueAt, DisputeState State);

    /// <returns>How many notices the hook did not take.</returns>
    public async Task<int> Handle(CancellationToken ct)
    {
        var left = 0;
        var query = new DisputeQuery { WorkBy = clock.GetUtcNow(), PageSize = 200 };
        do
        {
            var page = await index.List(query, ct);
            foreach (var entry in page.Disputes) left += await Tend(entry, ct);
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);
        return left;
    }

    private async Task<int> Tend(DisputeEntry known, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await find.Handle(known, ct) is not { } found)
        {
            // Somebody may be about to write it.
            if (!known.IsUnsettled || known.OpenedAt + Longest < now) await index.Remove(known.DisputeId, ct);
            return 0;
        }
        var entry = found.Entry with { Told = known.Told };
        await index.Put(entry, ct);
        var left = 0;
        foreach (var notice in DisputeNotice.Untold(entry).Where(notice => notice.At <= now))
        {
            if (notice.Kind is DisputeNoticeKind.DueSoon && entry.DueAt <= now || await Post(notice, entry, ct)) await index.Told(entry.DisputeId, notice.Key, ct);
            else left++;
        }
        return left;
    }

    private Task<bool> Post(DisputeNotice notice, DisputeEntry entry, CancellationToken ct) => post.Handle(Ids.NoticeId(entry.DisputeId, notice.Key), $"dispute.{TypeOf(notice.Kind)}", notice.To,
        new About(entry.DisputeId, entry.CandidateId, entry.InterviewId, entry.DueAt, entry.State), ct);

    private static string TypeOf(DisputeNoticeKind kind) => kind switch
    {
        DisputeNoticeKind.Assigned => "assigned",
        DisputeNoticeKind.DueSoon => "due-soon",
        DisputeNoticeKind.Due => "due",
        _ => "decided",
    };
}
