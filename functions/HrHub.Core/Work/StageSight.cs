using HrHub.Core.Access;

namespace HrHub.Core.Work;

/// <summary>The classes of what a file shows.</summary>
public enum SeenClass { Scores, Transcript, Emotions, Video, Resume, Certificate, Comments, InterviewRecord, OtherMaterial, BackgroundCheck, Offer, EmployeeResults }

/// <summary>
/// The one table of what each stage of hiring shows to whom. It narrows what a role's right and sight open (<see cref="Permissions"/>, <see cref="Access.Sight"/>) and opens nothing by itself. Whoever is moved back to an earlier stage
/// is seen as at that stage: a background check that was made stays on file and is out of sight.
/// </summary>
public static class StageSight
{
    private static readonly Role[]
        Hr = [Role.Hr, Role.HrAdmin],
        Deciding = [.. Hr, Role.DepartmentHead],
        Judging = [.. Deciding, Role.Interviewer],
        WithPerson = [.. Judging, Role.Candidate],
        HrAndPerson = [.. Hr, Role.Candidate];

    /// <summary>From which stage on, and to whom.</summary>
    private static (string From, Role[] To) Row(SeenClass cls) => cls switch
    {
        SeenClass.Resume or SeenClass.Certificate => (HiringStages.Resume, WithPerson),
        SeenClass.Comments => (HiringStages.Resume, Judging),
        SeenClass.OtherMaterial => (HiringStages.Resume, Deciding),
        SeenClass.Scores => (HiringStages.AiInterview, [.. WithPerson, Role.System]),
        SeenClass.Transcript or SeenClass.Video => (HiringStages.AiInterview, WithPerson),
        // Sensitive, and part of no score: those who judge do without.
        SeenClass.Emotions => (HiringStages.AiInterview, HrAndPerson),
        SeenClass.InterviewRecord => (HiringStages.HumanInterview, Judging),
        SeenClass.BackgroundCheck => (HiringStages.BackgroundCheck, Hr),
        SeenClass.Offer => (HiringStages.Offer, [.. Deciding, Role.Candidate]),
        SeenClass.EmployeeResults => (HiringStages.Hired, Deciding),
        _ => throw new ArgumentOutOfRangeException(nameof(cls)),
    };

    public static bool Sees(Role role, string stage, SeenClass cls)
    {
        var (from, to) = Row(cls);
        return to.Contains(role) && HiringStages.Reached(stage, from);
    }

    /// <summary>Whether there is any material that a role sees at any stage.</summary>
    public static bool SeesMaterials(Role role) => Enum.GetValues<MaterialPurpose>().Any(purpose => Sees(role, HiringStages.Hired, purpose));

    /// <summary>Whether a role sees a material of a person at a stage.</summary>
    public static bool Sees(Role role, string stage, MaterialPurpose purpose) => Sees(role, stage, purpose switch
    {
        MaterialPurpose.Resume => SeenClass.Resume,
        MaterialPurpose.Certificate => SeenClass.Certificate,
        MaterialPurpose.InterviewRecord => SeenClass.InterviewRecord,
        MaterialPurpose.BackgroundCheck => SeenClass.BackgroundCheck,
        MaterialPurpose.Offer => SeenClass.Offer,
        _ => SeenClass.OtherMaterial,
    });
}
