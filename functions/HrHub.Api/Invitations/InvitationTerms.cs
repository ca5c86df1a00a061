using System.ComponentModel.DataAnnotations;
using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Invitations;

namespace HrHub.Api.Invitations;

/// <summary>To what somebody is invited.</summary>
public record InvitationTerms
{
    /// <summary>Name of its profile.</summary>
    [Required, RegularExpression("^[a-z0-9][a-z0-9-]{0,39}$")] public string? Vendor { get; init; }

    [Required, StringLength(64)] public string? PositionCode { get; init; }

    [StringLength(100, MinimumLength = 1)] public string? Batch { get; init; }

    /// <summary>A path, for example <c>HQ/Shanghai/Retail</c>.</summary>
    [StringLength(200, MinimumLength = 1)] public string? Department { get; init; }

    /// <summary>Has the mail system send the link, and reminders.</summary>
    public bool SendMail { get; init; }

    /// <summary>Days after which a link that nobody has used is taken back; by default as the settings say.</summary>
    [Range(1, 365)] public int? ValidDays { get; init; }

    /// <summary>Whether somebody may invite to this.</summary>
    internal bool IsInSightOf(Caller caller) => caller.Sight.Sees(Department, PositionCode);

    /// <param name="home">Whose file it goes into.</param>
    /// <param name="caller">Who invites.</param>
    /// <param name="now">When.</param>
    internal Invitation For(string home, Caller caller, DateTimeOffset now) => new()
    {
        InvitationId = Ids.MadeOn("inv", home, $"{caller.Id}:{Vendor}", now, caller.Request),
        Vendor = Vendor!, PositionCode = PositionCode!, Batch = Batch, Department = Department, SendMail = SendMail, ValidDays = ValidDays, RequestedBy = caller.Id, RequestedAt = now,
    };
}
