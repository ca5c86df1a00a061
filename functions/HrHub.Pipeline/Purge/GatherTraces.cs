using HrHub.Core.Erasures;
using HrHub.Core.Inbox;
using HrHub.Core.Records;
using HrHub.Core.Sync;

namespace HrHub.Pipeline.Purge;

/// <summary>Writes down where a person has left something, while the file can still be read.</summary>
public sealed class GatherTraces(ICandidateFiles files, IInbox inbox, IEmployeeIds employeeIds, FindParkedOf parkedOf, TimeProvider clock)
{
    /// <param name="file">With its tombstone.</param>
    /// <param name="ct">Cancels between look-ups.</param>
    /// <returns>The traces, and the person's files: this one, and those that were merged into it.</returns>
    public async Task<(Traces Traces, IReadOnlyList<CandidateFile> Files)> Handle(CandidateFile file, CancellationToken ct)
    {
        var all = new List<CandidateFile> { file };
        for (var next = 0; next < all.Count; next++)
            foreach (var id in await files.MergedInto(all[next].CandidateId, ct))
                if (all.All(known => known.CandidateId != id) && await files.Find(id, ct) is { } merged) all.Add(merged.File);

        foreach (var number in all.Select(each => each.EmployeeNumber).OfType<string>().Distinct()) await employeeIds.Drop(number, ct);

        InterviewFile[] interviews = [.. all.SelectMany(each => each.Interviews)];
        var deliveries = interviews.SelectMany(interview => interview.DeliveryIds()).ToHashSet();
        foreach (var each in all) deliveries.UnionWith(await parkedOf.Handle(each, ct));
        return (new Traces
        {
            CandidateIds = [.. all.Select(each => each.CandidateId)],
            // Those that a vendor has made, and that are not filed yet, too: what the vendor tells of them comes late.
            InterviewIds = [.. interviews.Select(interview => interview.Interview.InterviewId).Concat(all.SelectMany(each => each.Invitations).Select(invitation => invitation.InterviewId).OfType<string>()).Distinct()],
            MediaIds = [.. interviews.SelectMany(MediaOf).Distinct()],
            InboxIds = [.. deliveries.Order(StringComparer.Ordinal)],
            ObjectNames = [.. interviews.SelectMany(ObjectsOf).Concat(await BodiesOf(deliveries, ct)).Distinct()],
            Facets = [.. interviews.Select(interview => WaitingFacets.Of(interview.Interview, clock.GetUtcNow()))],
        }, all);
    }

    private static IEnumerable<string> MediaOf(InterviewFile interview)
        => interview.Interview.Media.Select(media => media.MediaId).Concat(interview.Captured.Keys).Concat(interview.SealedMedia.Keys).Concat(interview.CaptureAttempts.Keys);

    private static IEnumerable<string> ObjectsOf(InterviewFile interview)
        => interview.SealedMedia.Values.Select(media => media.ObjectName).Concat(interview.CaptureAttempts.Values.Select(attempt => attempt.ObjectName));

    private async Task<List<string>> BodiesOf(IEnumerable<string> deliveries, CancellationToken ct)
    {
        var names = new List<string>();
        foreach (var id in deliveries)
            if ((await inbox.Find(id, ct))?.BodyObject is { } name) names.Add(name);
        return names;
    }
}
