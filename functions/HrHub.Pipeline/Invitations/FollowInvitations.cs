using System.Security.Cryptography;
using System.Text.Json.Nodes;
using HrHub.Core.Invitations;
using HrHub.Core.Records;
using HrHub.Core.Vendors;
using HrHub.Core.Vendors.Api;
using HrHub.Core.Vendors.Reading;
using Microsoft.Extensions.Logging;

namespace HrHub.Pipeline.Invitations;

/// <summary>
/// Asks the vendors whose events tell only of the end how far the interviews are that they made for invitations, so that HR sees who has begun. Only status and times are taken from the answer: everything else comes with
/// the vendor's own event. A vendor that is busy is left alone until the next run.
/// </summary>
public sealed partial class FollowInvitations(IInvitationIndex index, ICandidateFiles files, ProfileCatalog profiles, VendorApiClient api, DeliveryReader reader, FileInvited file, TimeProvider clock, ILogger<FollowInvitations> log)
{
    private const int Page = 100;
    private static readonly string[] Taken = ["status", "startedAt", "completedAt"];

    public async Task Handle(CancellationToken ct)
    {
        foreach (var profile in profiles.All.Where(profile => profile.Api?.Follow is not null))
            if (await Follow(profile, InvitationProgress.NotStarted, ct)) await Follow(profile, InvitationProgress.Started, ct);
    }

    /// <returns>False where the vendor is busy.</returns>
    private async Task<bool> Follow(VendorProfile profile, InvitationProgress progress, CancellationToken ct)
    {
        var query = new InvitationQuery { Vendor = profile.Name, Progress = progress, PageSize = Page };
        do
        {
            var page = await index.List(query, ct);
            foreach (var entry in page.Invitations)
                if (!await Follow(profile, entry, ct)) return false;
            query = query with { Cursor = page.NextCursor };
        }
        while (query.Cursor is not null);
        return true;
    }

    private async Task<bool> Follow(VendorProfile profile, InvitationEntry entry, CancellationToken ct)
    {
        if (await files.Home(entry.CandidateId, ct) is not { Retention: { Tombstone: null, Restricted: false } } person) return true;
        if (person.FindInvitation(entry.InvitationId) is not { State: InvitationState.Made, VendorInterviewId: { } id } invitation) return true;
        var follow = profile.Api!.Follow!;
        switch (await api.Call(profile, follow.Call, new Dictionary<string, string> { [follow.Id] = id }, ct))
        {
            case ApiResult.Answer answer:
                if (Read(profile, follow.Call, invitation, answer) is { } told && IsNews(person, invitation, told)) await file.Told(person.CandidateId, invitation, told, answer.Json.ToArray(), ct);
                return true;
            case ApiResult.Unavailable:
                return false;
            case ApiResult.Refused refused:
                LogRefused(invitation.InvitationId, profile.Name, refused.Reason);
                return true;
            default:
                return true;
        }
    }

    private JsonObject? Read(VendorProfile profile, string call, Invitation invitation, ApiResult.Answer answer)
    {
        switch (reader.ReadAnswer(profile, new(call, answer.Json, Convert.ToHexStringLower(SHA256.HashData(answer.Json.Span)), clock.GetUtcNow(), PayloadAuthenticated: true, PartId: invitation.InvitationId)))
        {
            case ReadResult.Parts { Read: [{ Fields: var fields }, ..] } when fields["status"] is not null:
                return new(fields.Where(field => Taken.Contains(field.Key)).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
            case ReadResult.Unreadable unreadable:
                LogRefused(invitation.InvitationId, profile.Name, unreadable.Reason.Code);
                return null;
            default:
                return null;
        }
    }

    /// <summary>That nobody has begun, or that somebody is still at it, is known.</summary>
    private static bool IsNews(CandidateFile person, Invitation invitation, JsonObject told) => told["status"]!.GetValue<string>() switch
    {
        "started" => person.IsUnused(invitation),
        "completed" => person.Progress(invitation) is InvitationProgress.NotStarted or InvitationProgress.Started,
        _ => false,
    };

    [LoggerMessage(1, LogLevel.Warning, "How far the interview of the invitation {InvitationId} is, {Vendor} does not say: {Because}.")]
    private partial void LogRefused(string invitationId, string vendor, string because);
}
