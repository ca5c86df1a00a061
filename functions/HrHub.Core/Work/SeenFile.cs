using HrHub.Core.Access;
using HrHub.Core.Canonical;
using HrHub.Core.Media.Sealing;
using HrHub.Core.Records;

namespace HrHub.Core.Work;

/// <summary>A whole file as <see cref="StageSight"/> shows it: for reports, archives and tables, which carry a file away instead of opening one part of it.</summary>
public static class SeenFile
{
    /// <param name="file">With the interviews that are in sight.</param>
    /// <param name="role">Who reads.</param>
    /// <returns>What the role sees of the person at the person's stage; to be shown, never saved.</returns>
    public static CandidateFile SeenBy(this CandidateFile file, Role role) => file with
    {
        Interviews = [.. file.Interviews.Select(interview => Seen(interview, cls => StageSight.Sees(role, file.Stage, cls)))],
        Results = StageSight.Sees(role, file.Stage, SeenClass.EmployeeResults) ? file.Results : new(),
        Work = file.Work with
        {
            Comments = StageSight.Sees(role, file.Stage, SeenClass.Comments) ? file.Work.Comments : [],
            Materials = [.. file.Work.Materials.Where(material => StageSight.Sees(role, file.Stage, material.Purpose))],
        },
    };

    private static InterviewFile Seen(InterviewFile file, Func<SeenClass, bool> sees)
    {
        var interview = file.Interview;
        if (!sees(SeenClass.Transcript)) interview = interview with { Transcript = [] };
        if (!sees(SeenClass.Emotions)) interview = interview with { Emotions = [] };
        if (!sees(SeenClass.Video))
            (interview, file) = (interview with { Media = [] }, file with { Captured = new Dictionary<string, MediaItem>(), SealedMedia = new Dictionary<string, SealedReference>() });
        if (sees(SeenClass.Scores)) return file with { Interview = interview };

        // Whatever somebody made of the answers, and what people changed of it. The folder names the band of the score.
        interview = interview with
        {
            Overall = null, Dimensions = [], Behaviours = [], Questions = [], SkillTests = [], ResumeScreening = null, Integrity = null, Recommendation = null, Comments = [],
        };
        return file with { Interview = interview, Revisions = [], Disputes = [], Folder = "" };
    }
}
