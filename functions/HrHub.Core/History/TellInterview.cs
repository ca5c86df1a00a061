using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Core.Records;
using HrHub.Core.Records.Search;

namespace HrHub.Core.History;

/// <summary>What happened to one interview, as its file keeps it: what the vendor sent, what people changed, who said that something is wrong.</summary>
internal static class TellInterview
{
    /// <param name="file">Where it lies.</param>
    /// <param name="interview">In the reader's sight.</param>
    /// <param name="reader">Who reads.</param>
    public static IEnumerable<HistoryEntry> Of(CandidateFile file, InterviewFile interview, HistoryReader reader)
        => [.. interview.Parts.Select(part => Delivery(file, interview, part)), .. Revisions(interview, reader), .. interview.Disputes.Where(dispute => Sees(dispute, reader)).SelectMany(dispute => Told(interview, dispute, reader))];

    /// <summary>A person sees the own disputes; one that somebody else opened is seen by what it corrected.</summary>
    private static bool Sees(Dispute dispute, HistoryReader reader)
        => reader.Has(Right.ReadDispute) && reader.SeesField(dispute.Field) && (!reader.IsPerson || dispute.OpenedAs is Role.Candidate);

    private static HistoryEntry Delivery(CandidateFile file, InterviewFile interview, InterviewPart part) => new()
    {
        Key = $"part:{part.PartId}",
        At = part.FiledAt ?? part.OccurredAt ?? file.CreatedAt,
        Kind = HistoryKind.Delivery,
        InterviewId = interview.Interview.InterviewId,
        To = part.Effect.ToString().ToLowerInvariant(),
        Text = HistoryWording.Delivery(part.Vendor, part.Provenance.Event, part.Effect),
    };

    private static IEnumerable<HistoryEntry> Revisions(InterviewFile interview, HistoryReader reader)
    {
        foreach (var revision in interview.Revisions.Where(revision => reader.SeesField(revision.Field)))
        {
            // Said by the dispute that ordered it, where the reader sees that one.
            if (revision.DisputeId is { } id && interview.Dispute(id) is { } dispute && dispute.Field == revision.Field && Sees(dispute, reader)) continue;
            var field = HistoryFields.NameOf(interview.Interview, revision.Field);
            var isScore = DisputedField.KindOf(revision.Field) is DisputedKind.Score;
            var (from, to) = (reader.Value(HistoryFields.ValueOf(revision.Old)), reader.Value(HistoryFields.ValueOf(revision.New)));
            var text = isScore && from is not null && to is not null ? new Label($"{field.Zh}由 {from} 更正为 {to}", $"The {field.En} was corrected from {from} to {to}") : new Label($"更正了{field.Zh}", $"The {field.En} was corrected");
            yield return new()
            {
                Key = $"revision:{revision.RevisionId}",
                At = revision.At,
                Kind = isScore ? HistoryKind.ScoreCorrected : HistoryKind.TextCorrected,
                Who = reader.Name(revision.By),
                InterviewId = interview.Interview.InterviewId,
                From = from,
                To = to,
                Text = text.With(reader.Note(revision.Why)),
            };
        }
    }

    private static IEnumerable<HistoryEntry> Told(InterviewFile interview, Dispute dispute, HistoryReader reader)
    {
        var field = HistoryFields.NameOf(interview.Interview, dispute.Field);
        // What was said by the person or to the person is the person's to read.
        var (reason, because) = (reader.Value(dispute.Reason), reader.Value(dispute.Explanation));
        HistoryEntry opened = new()
        {
            Key = $"dispute:{dispute.DisputeId}:1",
            At = dispute.OpenedAt,
            Kind = HistoryKind.DisputeOpened,
            Who = reader.Name(dispute.OpenedBy, ofPerson: dispute.OpenedAs is Role.Candidate),
            InterviewId = interview.Interview.InterviewId,
            From = reader.Value(HistoryFields.ValueOf(dispute.AsDisputed)),
            Text = new Label($"对{field.Zh}提出异议", $"The {field.En} was disputed").With(reason).Without(dispute.Reason, reader),
        };
        yield return opened;
        if (dispute.AssignedAt > dispute.OpenedAt)
            yield return opened with
            {
                Key = $"dispute:{dispute.DisputeId}:2", At = dispute.AssignedAt, Kind = HistoryKind.DisputeAssigned, Who = null, From = null, To = reader.Name(dispute.Assignee),
                Text = reader.IsPerson ? new("异议已转交处理人", "The dispute was given to another specialist") : new($"异议转交 {dispute.Assignee}", $"The dispute was given to {dispute.Assignee}"),
            };
        if (dispute is { State: not DisputeState.Open, DecidedAt: { } decidedAt })
        {
            var (from, to) = (reader.Value(HistoryFields.ValueOf(dispute.CorrectedFrom)), reader.Value(HistoryFields.ValueOf(dispute.CorrectedTo)));
            yield return opened with
            {
                Key = $"dispute:{dispute.DisputeId}:3", At = decidedAt, Kind = HistoryKind.DisputeDecided, Who = dispute.DecidedBy is { } by ? reader.Name(by) : null, From = from, To = to,
                Text = Decided(dispute, field, from, to, because).Without(dispute.Explanation, reader),
            };
        }
    }

    private static Label Decided(Dispute dispute, Label field, string? from, string? to, string? because) => (dispute.State, DisputedField.KindOf(dispute.Field)) switch
    {
        (DisputeState.Corrected, DisputedKind.Score) when from is not null && to is not null => new Label($"异议成立，{field.Zh}由 {from} 更正为 {to}", $"Dispute decided: the {field.En} was corrected from {from} to {to}").With(because),
        (DisputeState.Corrected, _) => new Label($"异议成立，{field.Zh}已更正", $"Dispute decided: the {field.En} was corrected").With(because),
        _ when because is null => new($"异议不成立，{field.Zh}维持不变", $"Dispute decided: the {field.En} was confirmed"),
        _ => new($"异议不成立，{field.Zh}维持不变，因为：{because}", $"Dispute decided: the {field.En} was confirmed, because: {because}"),
    };
}
