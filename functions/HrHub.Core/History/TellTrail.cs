using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;
using HrHub.Core.Work;

namespace HrHub.Core.History;

/// <summary>
/// What is on the audit trail of a file: what changed without leaving a trace in the file itself, what was in it and is gone, and for those who may read the trail who looked at it. An entry on an interview that is
/// not in the reader's file is left out, unless everything is in sight.
/// </summary>
/// <param name="file">With the interviews that are in sight.</param>
/// <param name="reader">Who reads.</param>
internal sealed class TellTrail(CandidateFile file, HistoryReader reader)
{
    private readonly StillThere _texts = new(file.Interviews.SelectMany(interview => interview.Revisions.Where(revision => revision.DisputeId is null)
        .Select(revision => ($"{interview.Interview.InterviewId}\n{revision.By}", revision.At)).Distinct()));
    private readonly StillThere _moves = new(file.Work.Moves.Select(move => ($"{move.By}\n{move.To}", move.At)));
    private string? _moved;

    /// <param name="trail">In the order of writing, chain by chain.</param>
    public IEnumerable<HistoryEntry> Of(IEnumerable<AuditEntry> trail) => [.. trail.Select(Told).OfType<HistoryEntry>()];

    private HistoryEntry? Told(AuditEntry entry)
    {
        var happened = entry.Event;
        if (!happened.Allowed) return Access(entry, HistoryKind.Refused, "被拒绝", "was refused");
        return happened.Action switch
        {
            AuditAction.Read => Access(entry, HistoryKind.Read, "查看了", "read"),
            AuditAction.Listed => Access(entry, HistoryKind.Listed, "在列表中看到", "saw in a list:"),
            AuditAction.Exported => Access(entry, HistoryKind.Exported, "导出了", "exported"),
            AuditAction.Captured => Captured(entry),
            AuditAction.Moved => Moved(entry),
            AuditAction.Tagged => Interview(entry) is { } id ? Entry(entry, HistoryKind.Tagged, new("设置了标签", "The tags were set"), id) : null,
            AuditAction.TextCorrected => reader.Sees(SeenClass.Scores) && Interview(entry) is { } id && !_texts.Take($"{id}\n{happened.Who.Id}", entry.At) ? Entry(entry, HistoryKind.TextCorrected, new Label("更正了文字", "A text was corrected").Gone(), id) : null,
            AuditAction.StageMoved or AuditAction.Hired => Step(entry),
            AuditAction.Commented => Comment(entry, HistoryKind.CommentAdded, new("添加了评论", "A comment was added")),
            AuditAction.CommentChanged => Comment(entry, HistoryKind.CommentChanged, new("修改了评论", "A comment was changed")),
            AuditAction.CommentDeleted => Comment(entry, HistoryKind.CommentDeleted, new("撤回了评论", "A comment was taken back")),
            AuditAction.MaterialAdded => Material(entry, HistoryKind.MaterialAdded, "上传了", "was added"),
            AuditAction.MaterialDeleted => Material(entry, HistoryKind.MaterialDeleted, "删除了", "was deleted"),
            AuditAction.Corrected => file.Corrections.Any(correction => correction.CaseId == happened.Record) ? null : Entry(entry, HistoryKind.IdentityCorrected, new Label("更正了身份信息", "The identity was corrected").Gone()),
            AuditAction.Invited => reader.Has(Right.ReadInvitation) && file.Invitations.All(invitation => invitation.InvitationId != happened.Record) ? Entry(entry, HistoryKind.Invited, new Label("邀请参加 AI 面试", "Invited to an AI interview").Gone()) : null,
            AuditAction.InvitationFailed => Invitation(entry, HistoryKind.InvitationFailed, new Label("未能创建面试", "The interview could not be made").With(happened.Why)),
            AuditAction.InvitationEnded => Invitation(entry, HistoryKind.InvitationEnded, happened.Why == Invitations.Invitation.Expired ? new("面试链接已过期", "The link to the interview ran out") : new("撤回了面试邀请", "The invitation was called off")),
            AuditAction.InvitationRevoked => Invitation(entry, HistoryKind.InvitationRevoked, happened.Why is null ? new("供应商已关闭面试链接", "The vendor has taken the link back") : new Label("供应商未关闭面试链接", "The vendor has not taken the link back").With(happened.Why)),
            AuditAction.MailOrdered => Invitation(entry, HistoryKind.InvitationMailed, new("要求再次发送面试邀请", "One more mail of the invitation was asked for")),
            AuditAction.ResultsTaken => reader.Sees(SeenClass.EmployeeResults) ? Entry(entry, HistoryKind.ResultsTaken, Of("收到{0}", "Taken in: {0}", HistoryWording.Class(happened.FieldClass))) : null,
            AuditAction.CaseOpened => Case(entry, HistoryKind.CaseOpened, Of("提出请求：{0}", "A request was made: {0}", HistoryWording.Case(happened.Why))),
            AuditAction.IdentityChecked => Case(entry, HistoryKind.IdentityChecked, new("已核验请求人身份", "The identity of whoever made the request was checked")),
            AuditAction.CaseDecided => Case(entry, HistoryKind.CaseDecided, Of("请求处理结果：{0}", "The request was {0}", HistoryWording.Decision(happened.Why))),
            AuditAction.CaseDone => Case(entry, HistoryKind.CaseDone, new("请求已办结", "The request was done")),
            AuditAction.ErasureRequested => Case(entry, HistoryKind.ErasureRequested, new("应本人请求将删除数据", "Erasure was ordered on the person's request")),
            AuditAction.Restricted => Case(entry, HistoryKind.Restricted, new("应本人请求限制处理", "Processing was restricted on the person's request")),
            AuditAction.RestrictionLifted => Case(entry, HistoryKind.RestrictionLifted, new("解除了限制处理", "The restriction was lifted")),
            AuditAction.HoldPlaced => reader.IsPerson ? null : Entry(entry, HistoryKind.HoldPlaced, new("设置了删除保留", "A hold on erasure was placed")),
            AuditAction.HoldLifted => reader.IsPerson ? null : Entry(entry, HistoryKind.HoldLifted, new("解除了删除保留", "A hold on erasure was lifted")),
            AuditAction.Erased => Entry(entry, HistoryKind.Erased, Of("已删除：{0}", "Erased: {0}", HistoryWording.Class(happened.FieldClass))) with { To = happened.FieldClass },
            AuditAction.ReplayOrdered => reader.Has(Right.ReadOperations) ? Entry(entry, HistoryKind.ReplayOrdered, new("要求重试待处理项", "A parked item was ordered to be tried again")) : null,
            AuditAction.DiscardOrdered => reader.Has(Right.ReadOperations) ? Entry(entry, HistoryKind.DiscardOrdered, new("要求放弃待处理项", "A parked item was ordered to be discarded")) : null,
            // The file says these itself, with what belongs to them.
            AuditAction.Filed or AuditAction.InvitationMade or AuditAction.Mailed or AuditAction.DisputeOpened or AuditAction.DisputeAssigned or AuditAction.DisputeDecided => null,
            _ => reader.SeesAccess ? Entry(entry, HistoryKind.Other, new(happened.Action, happened.Action)) : null,
        };
    }

    private HistoryEntry? Access(AuditEntry entry, HistoryKind kind, string zh, string en)
    {
        if (!reader.SeesAccess) return null;
        var (role, what, why) = (Wire(entry.Event.Who.Role), HistoryWording.Class(entry.Event.FieldClass), kind is HistoryKind.Refused ? $" ({entry.Event.Why})" : "");
        return Entry(entry, kind, kind is HistoryKind.Refused
            ? new($"以 {role} 身份请求{what.Zh}{zh}{why}", $"As {role} {en}: {what.En}{why}")
            : new($"以 {role} 身份{zh}{what.Zh}", $"As {role} {en} {what.En}"), Interview(entry));
    }

    private HistoryEntry? Captured(AuditEntry entry)
    {
        if (entry.Event.Why is "begun" || !reader.Sees(SeenClass.Video)) return null;
        var (kept, of) = (entry.Event.Why is "captured", file.Interviews.FirstOrDefault(interview => interview.Interview.Media.Any(item => item.MediaId == entry.Event.Record)));
        if (of is null && !reader.Caller.Sight.SeesAll) return null;
        var text = kept ? new Label("已保存面试视频或文件", "A video or file of the interview was kept") : new Label($"未能保存面试视频或文件（{entry.Event.Why}）", $"A video or file of the interview could not be kept ({entry.Event.Why})");
        return Entry(entry, kept ? HistoryKind.MediaKept : HistoryKind.MediaRefused, of is null ? text.Gone() : text, of?.Interview.InterviewId);
    }

    /// <summary>One move is several steps of the hub, on the chain of either file.</summary>
    private HistoryEntry? Moved(AuditEntry entry)
    {
        var isHere = Interview(entry) is not null;
        if (isHere && entry.Event.Chain != file.CandidateId || _moved == entry.Event.Record || !isHere && !reader.Caller.Sight.SeesAll) return null;
        _moved = entry.Event.Record;
        return isHere ? Entry(entry, HistoryKind.Moved, new("面试由另一份档案并入本档案", "An interview came over from another file"), entry.Event.Record) : Entry(entry, HistoryKind.Moved, new("面试移至另一份档案", "An interview was moved to another file"));
    }

    private HistoryEntry? Step(AuditEntry entry)
    {
        var to = entry.Event.Action is AuditAction.Hired ? HiringStages.Hired : entry.Event.Why ?? "";
        return _moves.Take($"{entry.Event.Who.Id}\n{to}", entry.At) ? null : Entry(entry, to is HiringStages.Hired ? HistoryKind.Hired : HistoryKind.StageMoved, TellPerson.Step(null, to, null)) with { To = to };
    }

    private HistoryEntry? Comment(AuditEntry entry, HistoryKind kind, Label text)
    {
        if (!reader.Sees(SeenClass.Comments)) return null;
        var comment = file.Work.Comments.FirstOrDefault(known => known.CommentId == entry.Event.Record);
        if (comment is null && !reader.Caller.Sight.SeesAll || comment?.InterviewId is { } on && file.Find(on) is null) return null;
        return Entry(entry, kind, comment is null && kind is not HistoryKind.CommentDeleted ? text.Gone() : text, comment?.InterviewId);
    }

    /// <summary>Of one that is gone nobody knows any more what it was: it is told to those who handle all of them.</summary>
    private HistoryEntry? Material(AuditEntry entry, HistoryKind kind, string zh, string en)
    {
        if (file.Work.Material(entry.Event.Record ?? "") is not { } material)
            return !reader.Has(Right.AddMaterial) ? null : Entry(entry, kind, kind is HistoryKind.MaterialDeleted ? new($"{zh}材料", $"A material {en}") : new Label($"{zh}材料", $"A material {en}").Gone());
        var purpose = HistoryWording.Purpose(material.Purpose);
        return reader.Sees(material.Purpose) ? Entry(entry, kind, new($"{zh}材料：{purpose.Zh}", $"A material {en}: {purpose.En}")) with { To = reader.Value(material.FileName) } : null;
    }

    private HistoryEntry? Invitation(AuditEntry entry, HistoryKind kind, Label text) => reader.Has(Right.ReadInvitation) ? Entry(entry, kind, text) : null;

    private HistoryEntry? Case(AuditEntry entry, HistoryKind kind, Label text) => reader.Has(Right.ReadCase) ? Entry(entry, kind, text) : null;

    /// <returns>The interview that the entry is about; null where it is out of sight or not here any more.</returns>
    private string? Interview(AuditEntry entry) => file.Find(entry.Event.Record ?? "") is null ? null : entry.Event.Record;

    private HistoryEntry Entry(AuditEntry entry, HistoryKind kind, Label text, string? interviewId = null) => new()
    {
        Key = $"trail:{entry.Event.Chain}:{entry.Sequence:D12}",
        At = entry.At,
        Kind = kind,
        Who = entry.Event.Who.Role is Role.Hub ? null : reader.Name(entry.Event.Who.Id, ofPerson: entry.Event.Who.Role is Role.Candidate),
        InterviewId = interviewId,
        Text = text,
    };

    private static Label Of(string zh, string en, Label what) => new(zh.Replace("{0}", what.Zh, StringComparison.Ordinal), en.Replace("{0}", what.En, StringComparison.Ordinal));

    private static string Wire(Role role) => Retention.ReadPolicies.TextOf(role);
}
