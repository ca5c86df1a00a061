using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using HrHub.Core.Invitations;
using HrHub.Core.Messaging;
using HrHub.Core.Records;
using HrHub.Core.Vendors;

namespace HrHub.Pipeline.Invitations;

/// <summary>
/// Files an interview that was made at a vendor's: it is there, as invited, before the vendor tells of it, in the file of the person who was invited. What HR said of position, batch and department
/// stands over what the vendor will say of them; everything else the vendor says counts as ever.
/// </summary>
public sealed class FileInvited(ResolveCandidate resolve, FileInterview file, ProfileCatalog profiles, TrackInvitations track, IMessageBus bus)
{
    // Before and after everything that a profile ranks.
    private const int First = 0, Begun = 1, Done = 2, Ended = 3, Last = int.MaxValue;

    /// <summary>Files how far the vendor says that it is.</summary>
    /// <param name="candidateId">Who was invited.</param>
    /// <param name="invitation">With the vendor's id.</param>
    /// <param name="told">Status and times, by the names of the canonical schema.</param>
    /// <param name="answer">The bytes that say it.</param>
    /// <param name="ct">Cancels between steps; the same again goes on.</param>
    public async Task Told(string candidateId, Invitation invitation, JsonObject told, byte[] answer, CancellationToken ct)
    {
        var deliveryId = $"{invitation.Vendor}:{invitation.InvitationId}:{told["status"]}";
        await resolve.Expect(invitation.InterviewId!, candidateId, ct);
        await Announce(await file.Handle([Part(invitation, deliveryId, "told", told["status"]!.GetValue<string>() is "started" ? Begun : Done, told, answer)], new(deliveryId, answer), ct), invitation, ct);
    }

    /// <param name="person">Who was invited.</param>
    /// <param name="invitation">With the vendor's id.</param>
    /// <param name="ct">Cancels between steps; the same again goes on.</param>
    public async Task Handle(CandidateFile person, Invitation invitation, CancellationToken ct)
    {
        // Without the link, which may have to be forgotten.
        var raw = JsonSerializer.SerializeToUtf8Bytes(new { invitation.InvitationId, invitation.Vendor, invitation.VendorInterviewId, invitation.MadeAt }, CanonicalJson.Options);
        var deliveryId = $"{invitation.Vendor}:{invitation.InvitationId}";
        var asked = new JsonObject { ["position"] = new JsonObject { ["code"] = invitation.PositionCode } };
        if (invitation.Batch is { } batch) asked["batch"] = batch;
        if (invitation.Department is { } department) asked["department"] = department;
        var made = new JsonObject { ["status"] = "invited", ["invitedAt"] = invitation.MadeAt!.Value };
        // The vendor told of it before this, maybe without saying of whom: it is whoever was invited.
        if (await resolve.Expect(invitation.InterviewId!, person.CandidateId, ct) != person.CandidateId) made["candidate"] = Said(person.Identity);
        var filed = await file.Handle([Part(invitation, deliveryId, "made", First, made, raw), Part(invitation, deliveryId, "asked", Last, asked, raw)], new(deliveryId, raw), ct);
        if (invitation.EndedAt is { } at)
        {
            (deliveryId, raw) = ($"{deliveryId}:ended", JsonSerializer.SerializeToUtf8Bytes(new { invitation.InvitationId, invitation.Because, EndedAt = at }, CanonicalJson.Options));
            filed = await file.Handle([Part(invitation, deliveryId, "ended", Ended, new() { ["status"] = invitation.Because == Invitation.Expired ? "abandoned" : "cancelled" }, raw)], new(deliveryId, raw), ct);
        }
        await Announce(filed, invitation, ct);
    }

    /// <summary>No more than the vendor was told.</summary>
    private static JsonObject Said(CandidateIdentity identity)
        => new(new[] { KeyValuePair.Create("name", identity.Name), KeyValuePair.Create("email", identity.Email), KeyValuePair.Create("phone", identity.Phone) }.Where(said => said.Value is not null).Select(said => KeyValuePair.Create(said.Key, (JsonNode?)said.Value)));

    private async Task Announce(CandidateFile filed, Invitation invitation, CancellationToken ct)
    {
        await track.Handle(filed, invitation.InvitationId, ct);
        if (filed.IsPushed) await bus.Send(Entities.CandidateChanged, new CandidateChanged(filed.CandidateId, filed.Version).ToMessage(), ct);
    }

    private InterviewPart Part(Invitation invitation, string deliveryId, string name, int rank, JsonObject fields, byte[] raw) => new()
    {
        PartId = $"{deliveryId}/{name}",
        Vendor = invitation.Vendor,
        VendorInterviewId = invitation.VendorInterviewId!,
        Effect = PartEffect.Update,
        Rank = rank,
        Fields = fields,
        Provenance = new()
        {
            DeliveryId = deliveryId, Event = "invitation", Profile = invitation.Vendor, ProfileVersion = profiles.Find(invitation.Vendor)?.Version ?? 1,
            PayloadSha256 = Convert.ToHexStringLower(SHA256.HashData(raw)), PayloadAuthenticated = true,
        },
    };
}
