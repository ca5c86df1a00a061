using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Exports;
using HrHub.Core.History;

namespace HrHub.Api.History;

/// <summary>What happened to a person's file, in words, newest first: as far as the caller's right, sight and the person's stage let it be seen.</summary>
public sealed class ReadHistory(AdmitCaller admit, TellHistory tell)
{
    /// <param name="At">When.</param>
    /// <param name="Kind">What happened.</param>
    /// <param name="Text">In one sentence, in the language that was asked for.</param>
    /// <param name="Who">Id of whoever did it, as it is kept; left out for the hub and its neighbours, and for the person where it was one of the staff.</param>
    /// <param name="InterviewId">Left out for what concerns the person.</param>
    /// <param name="From">What was there before, where something was.</param>
    /// <param name="To">What is there since.</param>
    public sealed record Entry(DateTimeOffset At, HistoryKind Kind, string Text, string? Who, string? InterviewId, string? From, string? To);

    /// <param name="Entries">Newest first.</param>
    /// <param name="NextCursor">Left out after the last page.</param>
    public sealed record Page(IReadOnlyList<Entry> Entries, string? NextCursor)
    {
        public override string ToString() => $"Page({Entries.Count})";
    }

    public async Task<Outcome<Page>> Handle(string candidateId, HistoryQuery query, ExportLanguage language, Caller caller, CancellationToken ct)
    {
        var reading = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Read, FieldClass = "history" };
        var opened = await admit.ToWork(caller, Right.ReadHistory, reading, ct);
        if (opened.Error is { } refusal) return refusal;
        var file = opened.Value!.File;
        if (query.InterviewId is { } interviewId && file.Find(interviewId) is null) return await admit.Refuse(HubError.NotFound, reading, ct);
        await admit.OnRecord(opened.Value, reading with { Record = query.InterviewId }, ct);

        var told = await tell.Handle(file, new HistoryReader(caller, file.Stage), query.Kinds, ct);
        var page = told.Where(entry => (query.InterviewId is null || entry.InterviewId == query.InterviewId) && query.After?.IsBefore(entry) is not false).Take(query.Size + 1).ToList();
        return new Page([.. page.Take(query.Size).Select(entry => Shown(entry, language))], page.Count > query.Size ? HistoryPlace.Of(page[^2]).ToString() : null);
    }

    private static Entry Shown(HistoryEntry entry, ExportLanguage language) => new(entry.At, entry.Kind, entry.Text.In(language), entry.Who, entry.InterviewId, entry.From, entry.To);
}
