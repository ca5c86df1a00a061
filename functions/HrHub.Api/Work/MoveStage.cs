using System.ComponentModel.DataAnnotations;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.Core.Work;

namespace HrHub.Api.Work;

/// <summary>Moves a person to the next stage of hiring, or with a reason back to an earlier one. The interviews are filed anew.</summary>
public sealed class MoveStage(WorkOnFile works, InterviewAssembly assembly, TimeProvider clock)
{
    public sealed record Request : IValidatableObject
    {
        /// <summary>One of <see cref="HiringStages"/> but the last, which hiring leads to.</summary>
        [Required] public string? To { get; init; }

        /// <summary>Asked for on the way back.</summary>
        [StringLength(2000)] public string? Why { get; init; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (To is { } to && !HiringStages.All.Contains(to, StringComparer.Ordinal)) yield return new("Not a stage.", [nameof(To)]);
        }
    }

    public async Task<Outcome<StageView>> Handle(string candidateId, Request request, string? ifMatch, Caller caller, CancellationToken ct)
    {
        var (to, now) = (request.To!, clock.GetUtcNow());
        var moving = new AuditEvent { Chain = candidateId, Who = caller, Action = AuditAction.StageMoved, FieldClass = "stage", Why = to };
        var changed = await works.Handle(caller, Right.MoveStage, moving, ifMatch, file =>
        {
            if (file.Stage == to) return file;
            if (!HiringStages.MayMove(file.Stage, to)) return HubError.StageOutOfOrder;
            if (HiringStages.IsBack(file.Stage, to) && string.IsNullOrWhiteSpace(request.Why)) return HubError.BadRequest("why");
            return Moved(file, new(file.Stage, to, caller.Id, now, request.Why), assembly);
        }, ct);
        return changed.Error is { } error ? error : StageView.Of(changed.Value!);
    }

    /// <summary>The file at its new stage.</summary>
    internal static CandidateFile Moved(CandidateFile file, StageMove move, InterviewAssembly assembly) => file with
    {
        Stage = move.To,
        Work = file.Work with { Moves = [.. file.Work.Moves, move] },
        Interviews = [.. file.Interviews.Select(interview => assembly.Refiled(interview, move.To))],
    };
}
