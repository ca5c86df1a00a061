using System.Text.Json.Nodes;

namespace HrHub.Core.Vendors.Api;

/// <summary>Something that is to be made at a vendor's: an interview, a competency model.</summary>
/// <param name="Id">Ours; the same for every try.</param>
/// <param name="Document">What the hub says of it, see <see cref="InviteRule"/> and <see cref="ModelRule"/>.</param>
public sealed record ToMake(string Id, JsonObject Document)
{
    /// <summary>Without the document: it may be a person's data.</summary>
    public override string ToString() => $"ToMake({Id})";
}
