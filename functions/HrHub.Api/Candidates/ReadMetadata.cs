using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Retention;

namespace HrHub.Api.Candidates;

/// <summary>What compliance officers see of a file: states and dates, and nothing that a person said or is called.</summary>
public sealed class ReadMetadata(AdmitCaller admit, TimeProvider clock)
{
    public sealed record Answer
    {
        public required string CandidateId { get; init; }
        public required long Version { get; init; }
        public required DateTimeOffset CreatedAt { get; init; }
        public required DateTimeOffset ChangedAt { get; init; }
        public required string Stage { get; init; }
        public string? Jurisdiction { get; init; }
        public required bool Restricted { get; init; }
        public required IReadOnlyList<InterviewLine> Interviews { get; init; }

        /// <summary>Of which classes there are data.</summary>
        public required IReadOnlyList<DataClass> Held { get; init; }

        public required IReadOnlyList<DueDate> Due { get; init; }
        public required IReadOnlyList<HoldLine> Holds { get; init; }
    }

    public async Task<Outcome<Answer>> Handle(string candidateId, Caller caller, CancellationToken ct)
    {
        var opened = await admit.ToOpen(caller, Right.ReadMetadata, new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.Read, FieldClass = "metadata" }, ct);
        if (opened.Error is { } error) return error;
        var file = opened.Value!.File;
        return new Answer
        {
            CandidateId = file.CandidateId,
            Version = file.Version,
            CreatedAt = file.CreatedAt,
            ChangedAt = file.ChangedAt,
            Stage = file.Stage,
            Jurisdiction = file.Retention.Jurisdiction,
            Restricted = file.Retention.Restricted,
            Interviews = [.. file.Interviews.Select(interview => InterviewLine.Of(file, interview))],
            Held = HeldClasses.Of(file),
            Due = file.Due,
            Holds = [.. file.Retention.Holds.Where(hold => hold.IsInForce(clock.GetUtcNow())).Select(hold => new HoldLine(hold.HoldId, hold.Kind, hold.PlacedAt, hold.Until))],
        };
    }
}
