using HrHub.Core.Erasures;
using HrHub.Core.Records;
using HrHub.Core.Sync;
using HrHub.Core.Vendors;

namespace HrHub.Pipeline.Purge;

/// <summary>Says which neighbours have, or may have, something of a person.</summary>
public sealed class ExpectConfirmations(ISyncStates states, DownstreamNames on, ProfileCatalog profiles)
{
    public async Task<IReadOnlyList<Notice>> Handle(IReadOnlyList<CandidateFile> files, CancellationToken ct)
    {
        var notices = new List<Notice>();
        foreach (var file in files)
            foreach (var state in await states.Of(file.CandidateId, ct))
                // A push without an answer may have arrived: only a system that was never on surely has nothing.
                if ((on.Names.Contains(state.System) || state.PushedVersion > 0) && !IsGoneThere(file, state))
                    notices.Add(new() { Kind = NeighbourKind.System, Name = state.System, Subject = file.CandidateId, Version = file.Version });

        return [.. notices, .. files.SelectMany(file => file.Interviews).Select(interview => OfVendor(interview.Interview.Vendor, interview.Interview.InterviewId, interview.Interview.VendorInterviewId))
            .DistinctBy(notice => (notice.Name, notice.Subject))];
    }

    private static bool IsGoneThere(CandidateFile file, SyncState state) => file.MergedInto is not null && state.PushedVersion >= file.Version;

    private Notice OfVendor(string vendor, string interviewId, string vendorInterviewId) => profiles.Find(vendor) is { Api.Erase: not null }
        ? new() { Kind = NeighbourKind.Vendor, Name = vendor, Subject = interviewId, Key = vendorInterviewId }
        : new() { Kind = NeighbourKind.Vendor, Name = vendor, Subject = "*", Note = Notice.NoCall };
}
