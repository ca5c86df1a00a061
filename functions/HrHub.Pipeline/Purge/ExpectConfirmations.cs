using HrHub.Core.Erasures;
using HrHub.Core.Invitations;
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

        var interviews = files.SelectMany(file => file.Interviews).Select(interview => OfVendor(profiles.Find(interview.Interview.Vendor), interview.Interview.Vendor, interview.Interview.InterviewId, interview.Interview.VendorInterviewId));
        // An interview that was made for an invitation is not in the file before the vendor's answer is filed.
        var invitations = files.SelectMany(file => file.Invitations).SelectMany(OfInvitation);
        return [.. notices, .. interviews.Concat(invitations).DistinctBy(notice => (notice.Name, notice.Subject))];
    }

    /// <summary>Whom to ask for an interview at a vendor's.</summary>
    /// <param name="profile">Of the vendor; null where there is none any more.</param>
    /// <param name="vendor">Its name.</param>
    /// <param name="interviewId">Of the hub.</param>
    /// <param name="vendorInterviewId">Of the vendor.</param>
    internal static Notice OfVendor(VendorProfile? profile, string vendor, string interviewId, string vendorInterviewId) => profile is { Api.Erase: not null }
        ? new() { Kind = NeighbourKind.Vendor, Name = vendor, Subject = interviewId, Key = vendorInterviewId }
        : new() { Kind = NeighbourKind.Vendor, Name = vendor, Subject = "*", Note = Notice.NoCall };

    private IEnumerable<Notice> OfInvitation(Invitation invitation)
    {
        if (invitation is { InterviewId: { } id, VendorInterviewId: { } vendorId }) yield return OfVendor(profiles.Find(invitation.Vendor), invitation.Vendor, id, vendorId);
        else if (invitation.MayBeMade) yield return new() { Kind = NeighbourKind.Vendor, Name = invitation.Vendor, Subject = "*", Note = Notice.NoId };
    }

    private static bool IsGoneThere(CandidateFile file, SyncState state) => file.MergedInto is not null && state.PushedVersion >= file.Version;
}
