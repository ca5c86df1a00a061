using HrHub.Core.Canonical;
using HrHub.Core.Erasures;
using HrHub.Core.Inbox;
using HrHub.Core.Invitations;
using HrHub.Core.Messaging;
using HrHub.Core.Parking;
using HrHub.Core.Records;
using HrHub.Core.Vendors;

namespace HrHub.Pipeline.Normalize;

/// <summary>What became of a delivery's parts.</summary>
/// <param name="InterviewId">The interview they belong to, the last one where there are several; null where the person is erased.</param>
/// <param name="CandidateId">Its candidate.</param>
/// <param name="RetryAfter">Set when details are missing that the vendor may have later.</param>
/// <param name="Trouble">Set when details are missing that only a person can get.</param>
public sealed record Filed(string? InterviewId, string? CandidateId, TimeSpan? RetryAfter, ParkReason? Trouble);

/// <summary>Fetches what a thin delivery leaves out, files the parts, and tells capture and the downstream systems.</summary>
public sealed class FileParts(FetchDetails details, FileInterview file, ICandidateFiles files, TrackInvitations track, IMessageBus bus, EraseLateDelivery late)
{
    /// <param name="profile">Of the vendor.</param>
    /// <param name="parts">What the delivery says.</param>
    /// <param name="raw">The delivery.</param>
    /// <param name="ct">Cancels between steps.</param>
    public async Task<Filed> Handle(VendorProfile profile, IReadOnlyList<InterviewPart> parts, RawDelivery raw, CancellationToken ct)
    {
        Filed? filed = null;
        var ofErased = await OfErased(profile, parts, ct);
        // A body that tells of an erased person stays with nobody.
        var kept = ofErased.Count == 0 ? raw : raw with { Body = default };
        foreach (var interview in parts.GroupBy(part => part.VendorInterviewId))
        {
            var interviewId = Ids.InterviewId(profile.Name, interview.Key);
            if (ofErased.ContainsKey(interviewId)) continue;
            try
            {
                // What is known is filed even where details are late: a status is better than nothing.
                var fetched = await details.Handle(profile, [.. interview], ct);
                var candidate = await file.Handle([.. interview, .. fetched.Parts], kept, ct);
                await track.OfInterview(candidate, interviewId, ct);
                await Announce(candidate, ct);
                filed = new(interviewId, candidate.CandidateId, Longest(filed?.RetryAfter, fetched.RetryAfter), filed?.Trouble ?? fetched.Trouble);
            }
            catch (CandidateErasedException erased)
            {
                ofErased[interviewId] = erased.CandidateId;
            }
        }
        if (ofErased.Count == 0) return filed ?? throw new InvalidOperationException("A reading without parts.");

        foreach (var (interviewId, owner) in ofErased) await late.Handle(raw.InboxId, interviewId, owner, ct);
        // Nothing can be tried again or parked: the body is gone.
        return new(filed?.InterviewId, filed?.CandidateId, null, null);
    }

    /// <summary>For a delivery that was filed by a run that may have died before it announced.</summary>
    public async Task AnnounceAgain(InboxEntry entry, CancellationToken ct)
    {
        if (entry.CandidateId is { } id && await files.Find(id, ct) is { } stored) await Announce(stored.File, ct);
    }

    private async Task<Dictionary<string, string>> OfErased(VendorProfile profile, IReadOnlyList<InterviewPart> parts, CancellationToken ct)
    {
        var owners = new Dictionary<string, string>();
        foreach (var interviewId in parts.Select(part => Ids.InterviewId(profile.Name, part.VendorInterviewId)).Distinct())
            if (await late.ErasedOwner(interviewId, ct) is { } owner) owners[interviewId] = owner;
        return owners;
    }

    // Message ids are derived from what they say, so the bus drops what it knows.
    private async Task Announce(CandidateFile file, CancellationToken ct)
    {
        await bus.SendAll(Entities.Capture, [.. file.Interviews.SelectMany(interview => interview.Interview.Media
            .Where(media => media is { State: MediaState.Announced, SourceUrl: not null })
            .Select(media => new CaptureMessage(file.CandidateId, interview.Interview.InterviewId, media.MediaId).ToMessage()))], ct);
        if (file.IsPushed)
            await bus.Send(Entities.CandidateChanged, new CandidateChanged(file.CandidateId, file.Version).ToMessage(), ct);
    }

    private static TimeSpan? Longest(TimeSpan? one, TimeSpan? other) => one is null ? other : other is null || one > other ? one : other;
}
