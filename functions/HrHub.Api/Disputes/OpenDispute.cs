using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Disputes;
using HrHub.Core.Records;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Disputes;

/// <summary>Opens a dispute on a score or a text of an interview: a ticket for the HR specialist of its batch, and a hold on erasure until it is decided.</summary>
public sealed partial class OpenDispute(AdmitCaller admit, ChangeDispute change, WorkingDays calendar, IOptions<DisputesOptions> options, TimeProvider clock, ILogger<OpenDispute> log)
{
    public sealed record Request
    {
        /// <summary>For example <c>overall</c>, <c>dimensions[logic].score</c>, <c>transcript[3].text</c>.</summary>
        [Required, StringLength(300)] public string? Field { get; init; }

        /// <summary>What is wrong with it.</summary>
        [Required, StringLength(4000)] public string? Reason { get; init; }
    }

    /// <returns>The dispute; of one that the same person opened on the same field before and that is not decided, that one.</returns>
    public async Task<Outcome<DisputeView>> Handle(string candidateId, string interviewId, Request request, Caller caller, CancellationToken ct)
    {
        var opening = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.DisputeOpened };
        var opened = await admit.ToWork(caller, Right.OpenDispute, opening, ct);
        if (opened.Error is { } refusal) return refusal;
        var file = opened.Value!.File;
        if (file.Find(interviewId) is not { } interview) return HubError.NotFound;
        if (DisputedField.KindOf(request.Field!) is null || Read(interview, request.Field!) is not { } disputed) return HubError.BadRequest("field");

        var dispute = New(interview, request, disputed, caller);
        var found = await change.Apply(DisputeEntry.Of(file.CandidateId, interviewId, dispute), (_, current) => current.Dispute(dispute.DisputeId) is null ? current.With(dispute) : current,
            opening with { Record = dispute.DisputeId, Why = interviewId }, ct);
        return found is null ? await admit.Refuse(HubError.FileInErasure, opening, ct) : DisputeView.Of(found);
    }

    private Dispute New(InterviewFile interview, Request request, JsonNode disputed, Caller caller)
    {
        var now = clock.GetUtcNow();
        var settings = options.Value;
        var term = calendar.After(now, settings.WorkingDays);
        if (term.WeekendsOnly.Count > 0) LogNoCalendar(string.Join(", ", term.WeekendsOnly));
        var (due, remind) = (calendar.At(term.Last, settings.DayEnds), calendar.At(term.DayBefore, settings.RemindsAt));
        var before = interview.Disputes.Count(known => known.Field == request.Field && known.OpenedBy == caller.Id && known.State is not DisputeState.Open);
        return new()
        {
            DisputeId = Ids.DisputeId(interview.Interview.InterviewId, request.Field!, caller.Id, before + 1),
            Field = request.Field!,
            Reason = request.Reason,
            AsDisputed = disputed,
            OpenedBy = caller.Id,
            OpenedAs = caller.Role,
            OpenedAt = now,
            Assignee = settings.AssigneeOf(interview.Interview.Batch),
            AssignedAt = now,
            DueAt = due,
            RemindAt = remind > now ? remind : null,
            WeekendsOnly = term.WeekendsOnly,
        };
    }

    private static JsonNode? Read(InterviewFile interview, string field)
        => FieldPath.TryGet((JsonObject)JsonSerializer.SerializeToNode(interview.Interview, CanonicalJson.Options)!, field, out var value) ? value?.DeepClone() : null;

    [LoggerMessage(1, LogLevel.Warning, "There is no calendar of public holidays for {Years}: a due date counts weekends only. Put one into the directory of Disputes:CalendarDirectory.")]
    private partial void LogNoCalendar(string years);
}
