using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.Core.Retention;

namespace HrHub.IntegrationTests.Histories;

/// <summary>What is there of an interview, found by looking for the data themselves and not for marks about them.</summary>
/// <param name="CandidateId">The file it lies in.</param>
/// <param name="Version">Of that file.</param>
/// <param name="InErasure">The file has its tombstone.</param>
/// <param name="Items">Each with its class: an interview's id, or a delivery's.</param>
internal sealed record SeenInterview(string CandidateId, long Version, bool InErasure, IReadOnlySet<(DataClass Class, string Id)> Items)
{
    public static async Task<SeenInterview> Of(CandidateFile file, string interviewId, ICandidateFiles files)
    {
        var filed = file.Find(interviewId)!;
        var items = new HashSet<(DataClass, string)> { (DataClass.WholeFile, interviewId) };
        if (filed.Interview.Transcript.Count > 0) items.Add((DataClass.Transcript, interviewId));
        if (filed.Interview.Emotions.Count > 0) items.Add((DataClass.Emotions, interviewId));
        if (filed.SealedMedia.Count > 0) items.Add((DataClass.Video, interviewId));
        if (IsSomebody(file.Identity) || IsSomebody(filed.Interview.Candidate) || file.EmployeeNumber is not null) items.Add((DataClass.Identity, interviewId));
        foreach (var deliveryId in filed.Parts.Select(part => part.Provenance.DeliveryId).Distinct())
            if (await files.RawDelivery(file.CandidateId, deliveryId, default) is not null) items.Add((DataClass.RawDelivery, deliveryId));
        return new(file.CandidateId, file.Version, file.Retention.Tombstone is not null, items);
    }

    private static bool IsSomebody(CandidateIdentity identity) => identity is not { Name: null, NationalId: null, Email: null, Phone: null } || identity.ExternalIds.Count > 0;
}
