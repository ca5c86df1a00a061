using System.Globalization;
using HrHub.Local.Sandbox.Vendors.Deliveries;
using HrHub.Local.Sandbox.Vendors.Media;
using HrHub.Local.Sandbox.Vendors.People;

namespace HrHub.Local.Sandbox.Vendors.Sessions;

/// <summary>How far somebody is whom the hub invited to a sandbox vendor.</summary>
public enum SandboxSessionState { Opened, Started, Ended }

/// <summary>An interview that the hub made at a sandbox vendor's.</summary>
/// <param name="Interview">What the vendor will tell of it once it has ended.</param>
/// <param name="State">How far it is.</param>
public sealed record SandboxSession(SandboxInterview Interview, SandboxSessionState State = SandboxSessionState.Opened)
{
    private const int SmallVideo = 200_000;

    /// <param name="vendor">Where.</param>
    /// <param name="serial">Different for every one.</param>
    /// <param name="said">What the hub said of the person and the position.</param>
    /// <param name="address">Of the sandbox.</param>
    /// <param name="now">When it was made.</param>
    internal static SandboxSession Make(string vendor, int serial, (string Name, string? Email, string? Flow, string? Title) said, Uri address, DateTimeOffset now)
    {
        var isChinese = said.Name.Any(letter => char.GetUnicodeCategory(letter) is UnicodeCategory.OtherLetter);
        var draft = new SandboxInterview
        {
            Serial = serial,
            Vendor = vendor,
            Id = "",
            Person = new InventedPerson(serial, isChinese, said.Name, "", said.Email ?? "", "", null),
            EndedAt = now,
            Flow = said.Flow,
            Title = said.Title,
            VideoUrl = $"{address.GetLeftPart(UriPartial.Authority)}/media/plain/{new GeneratedVideo((uint)serial, SmallVideo).Name}",
        };
        return new(draft with { Id = InterviewGenerator.IdOf(draft) });
    }

    public override string ToString() => $"SandboxSession({Interview.Vendor}, {Interview.Id}, {State})";
}
