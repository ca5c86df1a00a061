using System.Text.Json.Nodes;
using HrHub.Core.Competencies;
using HrHub.Core.Invitations;
using HrHub.Core.Records;
using HrHub.Core.Vendors.Api;
using HrHub.Pipeline.Competencies;

namespace HrHub.Pipeline.Invitations;

/// <summary>What the hub says to a vendor that is to make an interview, see <see cref="InviteRule"/>: no more of the person than a vendor needs to invite.</summary>
public sealed class DescribeInvitation(ICompetencyModels models)
{
    /// <param name="VendorId">Under which the vendor knows the model; null where it has none.</param>
    /// <param name="Version">Of the model.</param>
    /// <param name="Text">The model; null where the position has none.</param>
    public sealed record KnownModel(string? VendorId, int? Version, CompetencyModel? Text);

    /// <summary>The newest version that the vendor has taken; where it takes none, the newest there is.</summary>
    public async Task<KnownModel> Model(Invitation invitation, CancellationToken ct)
    {
        var taken = (await models.Pushes(invitation.PositionCode, ct)).FirstOrDefault(push => push.Vendor == invitation.Vendor && push.Taken is not null);
        var text = taken is { Taken: { } version } ? await models.Find(invitation.PositionCode, version, ct) : await models.Newest(invitation.PositionCode, ct);
        return new(taken?.VendorId, text?.Version, text);
    }

    public static JsonObject Of(CandidateFile person, Invitation invitation, KnownModel model) => new()
    {
        ["invitationId"] = invitation.InvitationId,
        ["candidate"] = new JsonObject { ["name"] = person.Identity.Name, ["email"] = person.Identity.Email, ["phone"] = person.Identity.Phone },
        ["position"] = new JsonObject { ["code"] = invitation.PositionCode, ["title"] = model.Text?.Title },
        ["batch"] = invitation.Batch,
        ["department"] = invitation.Department,
        ["model"] = model.Text is { } text ? Merged(DescribeModel.Of(text), model.VendorId) : null,
    };

    private static JsonObject Merged(JsonObject text, string? vendorId)
    {
        text["id"] = vendorId;
        return text;
    }
}
