using System.Security.Cryptography;
using HrHub.Core.Canonical;
using HrHub.Core.Media;
using HrHub.Core.Vendors.Reading;

namespace HrHub.Core.Vendors.Api;

/// <summary>Fresh links over the vendor's API: the call that the profile names under <c>api.refresh</c> is made again, and its answer read as any other.</summary>
public sealed class FreshLinks(ProfileCatalog profiles, VendorApiClient api, DeliveryReader reader, TimeProvider clock) : IFreshLinks
{
    /// <inheritdoc/>
    public async Task<FreshLink?> Get(Interview interview, string mediaId, CancellationToken ct)
    {
        if (profiles.Find(interview.Vendor) is not { Api.Refresh: { } refresh } profile) return null;
        var with = new Dictionary<string, string> { [refresh.Id] = interview.VendorInterviewId };
        return await api.Call(profile, refresh.Call, with, ct) switch
        {
            ApiResult.Answer answer => Link(profile, refresh.Call, answer, mediaId),
            ApiResult.NotYet or ApiResult.Unavailable => throw new IOException($"The API of {profile.Name} gives no answer at the moment."),
            _ => null,
        };
    }

    private FreshLink? Link(VendorProfile profile, string call, ApiResult.Answer answer, string mediaId)
    {
        var read = reader.ReadAnswer(profile, new AnswerToRead(
            call, answer.Json, Convert.ToHexStringLower(SHA256.HashData(answer.Json.Span)), clock.GetUtcNow(), api.IsOverTls(profile), PartId: $"{mediaId}/{call}"));
        return (read as ReadResult.Parts)?.Read.Select(part => FoldMedia(part, mediaId)).FirstOrDefault(found => found is not null);
    }

    private static FreshLink? FoldMedia(InterviewPart part, string mediaId)
        => InterviewFold.Fold([part]).Media.FirstOrDefault(item => item.MediaId == mediaId) is { SourceUrl: { } url, ExpiresAt: var expires } ? new(url, expires) : null;
}
