using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;

namespace HrHub.Api.Work;

/// <summary>Where a person stands in hiring. Why somebody was moved back is for those who move people.</summary>
public sealed class ReadStage(AdmitCaller admit)
{
    public async Task<Outcome<StageView>> Handle(string candidateId, Caller caller, CancellationToken ct)
    {
        var opened = await admit.ToOpen(caller, Right.ReadFile, new() { Chain = candidateId, Who = caller, Action = AuditAction.Read, FieldClass = "stage" }, ct);
        if (opened.Error is { } refusal) return refusal;
        var view = StageView.Of(opened.Value!.File);
        return caller.Can(Right.MoveStage) ? view : view with { Next = [], Moves = [.. view.Moves.Select(move => move with { Why = null, By = "" })] };
    }
}
