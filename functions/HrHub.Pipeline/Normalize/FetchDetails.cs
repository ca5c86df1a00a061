using System.Security.Cryptography;
using HrHub.Core.Canonical;
using HrHub.Core.Parking;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Api;
using HrHub.Core.Vendors.Reading;

namespace HrHub.Pipeline.Normalize;

/// <summary>What the vendor's API added.</summary>
public sealed record FetchedDetails(IReadOnlyList<InterviewPart> Parts, TimeSpan? RetryAfter, ParkReason? Trouble);

/// <summary>Asks the vendor's API for what a thin event leaves out, as its profile says.</summary>
public sealed class FetchDetails(VendorApiClient api, DeliveryReader reader, TimeProvider clock)
{
    public async Task<FetchedDetails> Handle(VendorProfile profile, IReadOnlyList<InterviewPart> parts, CancellationToken ct)
    {
        var fetched = new List<InterviewPart>();
        TimeSpan? retryAfter = null;
        ParkReason? trouble = null;
        foreach (var part in parts)
        {
            foreach (var followUp in part.FollowUps)
            {
                switch (await api.Call(profile, followUp.Call, followUp.With, ct))
                {
                    case ApiResult.Answer answer:
                        trouble = Read(profile, part, followUp, answer, fetched) ?? trouble;
                        break;
                    case ApiResult.NotYet late:
                        retryAfter = late.RetryAfter;
                        break;
                    case ApiResult.Unavailable late:
                        retryAfter = late.RetryAfter;
                        break;
                    case ApiResult.Gone:
                        trouble = new("details-gone", "The vendor does not have the details of this event any more.", Field: followUp.Call);
                        break;
                    case ApiResult.Refused refused:
                        trouble = new("details-refused", $"The vendor's API refused the call ({refused.Reason}, status {refused.Status}).", Field: followUp.Call, Value: refused.Reason);
                        break;
                }
            }
        }
        return new(fetched, retryAfter, trouble);
    }

    private ParkReason? Read(VendorProfile profile, InterviewPart part, FollowUp followUp, ApiResult.Answer answer, List<InterviewPart> fetched)
    {
        // Authenticated: we asked, over TLS, the host that the settings name.
        var toRead = new AnswerToRead(followUp.Call, answer.Json, Convert.ToHexStringLower(SHA256.HashData(answer.Json.Span)), clock.GetUtcNow(), PayloadAuthenticated: true, part);
        switch (reader.ReadAnswer(profile, toRead))
        {
            case ReadResult.Parts details:
                fetched.AddRange(details.Read);
                return null;
            case ReadResult.Unreadable unreadable:
                return unreadable.Reason;
            default:
                return null;
        }
    }
}
