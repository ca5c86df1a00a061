using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Invitations;

namespace HrHub.Api.Invitations;

/// <summary>Invites a list of people to the same, each as <see cref="InvitePerson"/> does: every row is answered for itself, so that one that is wrong does not keep the others out. The same list again invites nobody twice.</summary>
public sealed class InviteMany(AdmitCaller admit, InvitePerson invite)
{
    private const int Most = 500;

    public sealed record Request : InvitationTerms, IValidatableObject
    {
        /// <summary>1–500; or <see cref="Csv"/>.</summary>
        public IReadOnlyList<Row> People { get; init; } = [];

        /// <summary>The text of a CSV file (RFC 4180) with a line of titles: <c>姓名</c> or <c>name</c>, <c>邮箱</c> or <c>email</c>, <c>手机</c> or <c>phone</c>, <c>身份证号</c> or <c>nationalId</c>, <c>编号</c> or <c>reference</c>.</summary>
        public string? Csv { get; init; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Csv is null == (People.Count == 0)) yield return new("Either of the two.", [nameof(People)]);
        }
    }

    /// <summary>Somebody, as in <see cref="InvitePerson.Request"/>.</summary>
    public sealed record Row
    {
        public string? Name { get; init; }
        public string? Email { get; init; }
        public string? Phone { get; init; }
        public string? NationalId { get; init; }

        /// <summary>Under which other systems know the person, by the name of the system.</summary>
        public IReadOnlyDictionary<string, string> ExternalIds { get; init; } = new Dictionary<string, string>();
    }

    /// <param name="Row">Its place in the request, from 0.</param>
    /// <param name="CandidateId">Whose file; null where it was refused.</param>
    /// <param name="InvitationId">Null where it was refused.</param>
    /// <param name="Progress">How far it is; an invitation of before stands.</param>
    /// <param name="Error">Why it was refused, as a code.</param>
    /// <param name="Field">The field that is wrong.</param>
    public sealed record RowAnswer(int Row, string? CandidateId = null, string? InvitationId = null, InvitationProgress? Progress = null, string? Error = null, string? Field = null);

    /// <param name="Invited">Rows that have an invitation.</param>
    /// <param name="Refused">Rows that have none.</param>
    /// <param name="Rows">In the order of the request.</param>
    public sealed record Answer(int Invited, int Refused, IReadOnlyList<RowAnswer> Rows);

    /// <param name="request">Whom, and to what.</param>
    /// <param name="caller">Who invites.</param>
    /// <param name="ct">Cancels between rows: who was invited stays, and the request can be repeated.</param>
    public async Task<Outcome<Answer>> Handle(Request request, Caller caller, CancellationToken ct)
    {
        var happened = new AuditEvent { Chain = AuditEvent.HubChain, Who = caller, Action = AuditAction.Invited, FieldClass = "invitations" };
        if (await admit.ToChange(caller, Right.Invite, happened, ct) is { } refusal) return refusal;
        if (!request.IsInSightOf(caller)) return await admit.Refuse(HubError.OutOfSight, happened, ct);
        if ((request.Csv is { } csv ? ReadPeopleCsv.Of(csv) : request.People) is not { Count: > 0 and <= Most } people) return HubError.BadRequest(request.Csv is null ? "people" : "csv");

        var answers = new List<RowAnswer>(people.Count);
        foreach (var (n, row) in people.Index()) answers.Add(await Invite(n, row, request, caller, ct));
        var invited = answers.Count(answer => answer.Error is null);
        return new Answer(invited, answers.Count - invited, answers);
    }

    private async Task<RowAnswer> Invite(int n, Row row, Request terms, Caller caller, CancellationToken ct)
    {
        var one = new InvitePerson.Request
        {
            Name = row.Name, Email = row.Email, Phone = row.Phone, NationalId = row.NationalId, ExternalIds = row.ExternalIds,
            Vendor = terms.Vendor, PositionCode = terms.PositionCode, Batch = terms.Batch, Department = terms.Department, SendMail = terms.SendMail, ValidDays = terms.ValidDays,
        };
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(one, new ValidationContext(one), wrong, validateAllProperties: true))
            return new(n, Error: "bad-request", Field: JsonNamingPolicy.CamelCase.ConvertName(wrong[0].MemberNames.FirstOrDefault() ?? ""));
        var outcome = await invite.Handle(one, caller with { Request = caller.Request is { } request ? $"{request}.{n}" : null }, ct);
        return outcome.Error is { } error ? new(n, Error: error.Code, Field: error.Field) : new(n, outcome.Value!.CandidateId, outcome.Value.InvitationId, outcome.Value.Progress);
    }
}
