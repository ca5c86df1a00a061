namespace HrHub.Core.Access;

/// <summary>
/// The one permission table: role × right. On whose file, and on which of its interviews, a right may be used is <see cref="Sight"/>'s to say: a candidate's rights reach no further than the own file,
/// a department head's no further than the own department and what is below it, an interviewer's no further than the positions assigned.
/// </summary>
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
        Right.Search or Right.SaveSearch or Right.ReadInsights => [Role.HrAdmin, Role.Hr, Role.DepartmentHead, Role.Interviewer],
        Right.ReadFile => [Role.HrAdmin, Role.Hr, Role.DepartmentHead, Role.Interviewer, Role.Candidate, Role.System],
        Right.ReadHistory => [Role.HrAdmin, Role.Hr, Role.Compliance, Role.DepartmentHead, Role.Interviewer, Role.Candidate],
        Right.ReadMetadata => [Role.Compliance],
        Right.UnmaskNationalId => [Role.HrAdmin, Role.Hr, Role.Candidate],
        Right.Watch or Right.ReadInterview or Right.TakeReport => [Role.HrAdmin, Role.Hr, Role.DepartmentHead, Role.Interviewer, Role.Candidate],
        Right.DownloadVideo or Right.Export => [Role.HrAdmin, Role.Hr, Role.DepartmentHead, Role.Interviewer],
        Right.CorrectText or Right.Tag or Right.AddMaterial or Right.MoveStage or Right.Hire or Right.Invite => [Role.HrAdmin, Role.Hr],
        // The system is the one that sends mail.
        Right.ReadInvitation => [Role.HrAdmin, Role.Hr, Role.Candidate, Role.System],
        Right.Comment => [Role.HrAdmin, Role.Hr, Role.DepartmentHead, Role.Interviewer],
        Right.DeleteMaterial or Right.AssignDispute or Right.WriteModel => [Role.HrAdmin],
        Right.OpenDispute => [Role.HrAdmin, Role.Hr, Role.DepartmentHead, Role.Interviewer, Role.Candidate],
        Right.ReadDispute => [Role.HrAdmin, Role.Hr, Role.Compliance, Role.DepartmentHead, Role.Interviewer, Role.Candidate],
        Right.ResolveDispute => [Role.HrAdmin, Role.Hr],
        Right.ReadModel => [Role.HrAdmin, Role.Hr, Role.DepartmentHead, Role.Interviewer],
        Right.ReadChanges or Right.WriteResults or Right.Subscribe => [Role.System],
        Right.ReadOperations => [Role.Operator, Role.HrAdmin, Role.Hr, Role.Compliance],
        Right.ReplayParked => [Role.Operator],
        _ => [],
    };
}
