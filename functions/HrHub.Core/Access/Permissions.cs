namespace HrHub.Core.Access;

/// <summary>The one permission table: role × right. A candidate's rights reach no further than the own file; <see cref="AdmitCaller"/> sees to that.</summary>
public static class Permissions
{
    /// <summary>The roles that hold the right, in the order in which somebody of several roles acts in them.</summary>
    public static IReadOnlyList<Role> Of(Right right) => right switch
    {
        Right.ReadHolds or Right.PlaceHold or Right.LiftHold or Right.LiftRestriction => [Role.Compliance],
        Right.RequestErasure or Right.OpenAccessCase or Right.ReadCase => [Role.Compliance, Role.HrAdmin, Role.Hr, Role.Candidate],
        Right.DecideCase => [Role.Compliance],
        // HR reads a person's data as it works with it; all of it at once, the audit trail included, is for the person and for whoever answers the request.
        Right.TakeArchive => [Role.Compliance, Role.Candidate],
        Right.EraseCandidate => [Role.Compliance, Role.Hub],
        Right.ConfirmRun or Right.ReadAudit => [Role.Compliance],
        _ => [],
    };
}
