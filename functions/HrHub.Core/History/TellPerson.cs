using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Invitations;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;
using HrHub.Core.Work;

namespace HrHub.Core.History;

/// <summary>What happened to the person, as the file keeps it: steps through hiring, corrections of the identity, invitations.</summary>
internal static class TellPerson
{
    public static IEnumerable<HistoryEntry> Of(CandidateFile file, HistoryReader reader)
        => [.. file.Work.Moves.Select((move, n) => Move(file, move, n, reader)), .. file.Corrections.Select(correction => Correction(correction, reader)),
            .. reader.Has(Right.ReadInvitation) ? file.Invitations.SelectMany(invitation => Invited(invitation, reader)) : []];

    /// <summary>One step; the last one may have given the employee number.</summary>
    public static Label Step(string? from, string to, string? number)
    {
        var (before, after) = (from is null ? null : SearchWords.OfStage(from), SearchWords.OfStage(to));
        if (to is HiringStages.Hired) return number is null ? new("已录用", "Hired") : new($"已录用，工号 {number}", $"Hired under the employee number {number}");
        return before is null ? new($"阶段变更为“{after.Zh}”", $"Moved to the stage “{after.En}”") : new($"阶段由“{before.Zh}”变更为“{after.Zh}”", $"Moved from the stage “{before.En}” to “{after.En}”");
    }

    private static HistoryEntry Move(CandidateFile file, StageMove move, int n, HistoryReader reader) => new()
    {
        Key = $"move:{n:D4}",
        At = move.At,
        Kind = move.To is HiringStages.Hired ? HistoryKind.Hired : HistoryKind.StageMoved,
        Who = reader.Name(move.By),
        From = move.From,
        To = move.To,
        Text = Step(move.From, move.To, reader.Value(file.EmployeeNumber)).With(reader.Caller.Can(Right.MoveStage) ? reader.Note(move.Why) : null),
    };

    private static HistoryEntry Correction(IdentityCorrection correction, HistoryReader reader)
    {
        var field = HistoryFields.NameOf(correction.Field);
        return new()
        {
            Key = $"identity:{correction.CaseId}:{correction.Field}",
            At = correction.At,
            Kind = HistoryKind.IdentityCorrected,
            Who = reader.Name(correction.By),
            From = Shown(correction.Before),
            To = Shown(correction.Value),
            Text = new($"应本人请求更正了{field.Zh}", $"The {field.En} was corrected on the person's request"),
        };

        string? Shown(string? value) => reader.Value(correction.Field is IdentityField.NationalId ? MaskedNationalId.Of(value) : value);
    }

    private static IEnumerable<HistoryEntry> Invited(Invitation invitation, HistoryReader reader)
    {
        HistoryEntry asked = new()
        {
            Key = $"invitation:{invitation.InvitationId}:1",
            At = invitation.RequestedAt,
            Kind = HistoryKind.Invited,
            Who = reader.Name(invitation.RequestedBy),
            InterviewId = invitation.InterviewId,
            To = invitation.PositionCode,
            Text = new($"邀请参加 {invitation.Vendor} 的 AI 面试（岗位 {invitation.PositionCode}）", $"Invited to an AI interview at {invitation.Vendor} for the position {invitation.PositionCode}"),
        };
        yield return asked;
        if (invitation.MadeAt is { } made)
            yield return asked with { Key = $"invitation:{invitation.InvitationId}:2", At = made, Kind = HistoryKind.InvitationMade, Who = null, To = null, Text = new($"{invitation.Vendor} 已创建面试", $"{invitation.Vendor} has made the interview") };
        foreach (var (n, mailed) in invitation.Mails.Index())
            yield return asked with
            {
                Key = $"invitation:{invitation.InvitationId}:{n + 3}", At = mailed, Kind = HistoryKind.InvitationMailed, Who = null, To = null,
                Text = n == 0 ? new("邀请已交由邮件系统发送", "The mail system took the invitation") : new("提醒已交由邮件系统发送", "The mail system took a reminder"),
            };
    }
}
