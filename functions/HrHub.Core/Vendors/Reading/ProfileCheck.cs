using HrHub.Core.Canonical;
using HrHub.Core.Parking;

namespace HrHub.Core.Vendors.Reading;

/// <summary>What a profile makes of one payload, for the person who writes the profile.</summary>
public sealed record ProfileCheckReport
{
    public required string Profile { get; init; }

    /// <summary>Verdict of the signature check, as its caller words it; null when none was made.</summary>
    public string? Signature { get; init; }

    /// <summary>What is wrong with the profile itself.</summary>
    public IReadOnlyList<ProfileError> ProfileErrors { get; init; } = [];

    /// <summary>Why the payload could not be read.</summary>
    public ParkReason? Error { get; init; }

    /// <summary>Why the payload says nothing about an interview.</summary>
    public string? Ignored { get; init; }

    /// <summary>The canonical record that this payload alone would make.</summary>
    public Interview? Interview { get; init; }

    public IReadOnlyList<FollowUp> FollowUps { get; init; } = [];
    public IReadOnlyList<string> UnmappedFields { get; init; } = [];

    /// <summary>Scores out of range, 0 of 0, times without zone, and the like.</summary>
    public IReadOnlyList<Suspicion> Suspicions { get; init; } = [];

    /// <summary>False when the payload was refused, could not be read, or the profile is broken.</summary>
    public bool IsGood => Error is null && ProfileErrors.Count == 0 && !IsRefused;

    /// <summary>The signature check refused the payload.</summary>
    public bool IsRefused { get; init; }
}

/// <summary>Tries a profile on one payload. Pure: nothing is stored, nothing is fetched.</summary>
public sealed class ProfileCheck(DeliveryReader reader)
{
    /// <param name="profile">The profile to try.</param>
    /// <param name="delivery">The payload.</param>
    /// <param name="signature">Verdict of the signature check; null when none was made.</param>
    /// <param name="refused">The verdict is a refusal: the payload is read all the same, to show what it would give.</param>
    public ProfileCheckReport Check(VendorProfile profile, DeliveryToRead delivery, string? signature = null, bool refused = false)
    {
        var report = new ProfileCheckReport { Profile = profile.Name, Signature = signature, IsRefused = refused, ProfileErrors = [.. profile.Check()] };
        if (report.ProfileErrors.Count > 0) return report;
        switch (reader.Read(profile, delivery))
        {
            case ReadResult.Ignored ignored:
                return report with { Ignored = ignored.Reason };
            case ReadResult.Unreadable unreadable:
                return report with { Error = unreadable.Reason };
            case ReadResult.Parts { Read: var parts }:
                var interview = InterviewFold.Fold(parts);
                return report with
                {
                    Interview = interview,
                    FollowUps = [.. parts.SelectMany(part => part.FollowUps)],
                    UnmappedFields = interview.Provenance.UnmappedFields,
                    Suspicions = interview.Provenance.Suspicions,
                };
            default:
                throw new InvalidOperationException("A result of reading that is none of the closed list.");
        }
    }
}
