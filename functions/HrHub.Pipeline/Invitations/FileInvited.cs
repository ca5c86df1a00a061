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
public sealed class FileInvited(ResolveCandidate resolve, FileInterview file, ProfileCatalog profiles, IMessageBus bus)
{
    // Before and after everything that a profile ranks.
    private const int First = 0, Last = int.MaxValue;

    public async Task Handle(string candidateId, Invitation invitation, CancellationToken ct)
    {
        var raw = JsonSerializer.SerializeToUtf8Bytes(new { invitation.InvitationId, invitation.Vendor, invitation.VendorInterviewId, invitation.Link, invitation.MadeAt }, CanonicalJson.Options);
        var deliveryId = $"{invitation.Vendor}:{invitation.InvitationId}";
        var provenance = new ProvenanceEntry
        {
            DeliveryId = deliveryId, Event = "invitation", Profile = invitation.Vendor, ProfileVersion = profiles.Find(invitation.Vendor)?.Version ?? 1,
            PayloadSha256 = Convert.ToHexStringLower(SHA256.HashData(raw)), PayloadAuthenticated = true,
        };
        InterviewPart Part(string name, int rank, JsonObject fields) => new()
        {
            PartId = $"{deliveryId}/{name}", Vendor = invitation.Vendor, VendorInterviewId = invitation.VendorInterviewId!, Effect = PartEffect.Update, Rank = rank, Fields = fields, Provenance = provenance,
        };
        var asked = new JsonObject { ["position"] = new JsonObject { ["code"] = invitation.PositionCode } };
        if (invitation.Batch is { } batch) asked["batch"] = batch;
        if (invitation.Department is { } department) asked["department"] = department;
        await resolve.Expect(invitation.InterviewId!, candidateId, ct);
        var filed = await file.Handle([Part("made", First, new() { ["status"] = "invited", ["invitedAt"] = invitation.MadeAt!.Value }), Part("asked", Last, asked)], new(deliveryId, raw), ct);
        if (filed.IsMatched || filed.IsWithdrawn) await bus.Send(Entities.CandidateChanged, new CandidateChanged(filed.CandidateId, filed.Version).ToMessage(), ct);
    }
}
