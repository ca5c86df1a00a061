using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Invitations;
using HrHub.Core.Records;
using HrHub.Core.Vendors;

namespace HrHub.Pipeline.Purge;

/// <summary>An interview that a vendor made while the person was being erased, which no file can take in any more: the erasure goes on until that vendor too has let go, and what it tells of the interview is erased as it comes.</summary>
public sealed class ExpectLateInterview(IErasures erasures, ICandidateFiles files)
{
    /// <param name="candidateId">Who was invited.</param>
    /// <param name="made">With the vendor's id.</param>
    /// <param name="profile">Of the vendor.</param>
    /// <param name="ct">Cancels before the write.</param>
    /// <returns>False where there is no erasure.</returns>
    public async Task<bool> Handle(string candidateId, Invitation made, VendorProfile profile, CancellationToken ct)
    {
        var owner = await files.Home(candidateId, ct) is { Retention.Tombstone: not null } file ? file.CandidateId : await erasures.ErasedOwner(candidateId, ct);
        if (owner is null) return false;
        await erasures.Expect(Ids.ErasureId(owner), owner, made.InterviewId!, ExpectConfirmations.OfVendor(profile, made.Vendor, made.InterviewId!, made.VendorInterviewId!), ct);
        return true;
    }
}
