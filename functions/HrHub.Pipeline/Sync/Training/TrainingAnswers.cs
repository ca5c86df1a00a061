using HrHub.Core.Sync;

namespace HrHub.Pipeline.Sync.Training;

/// <summary>What the training system's answers mean.</summary>
public static class TrainingAnswers
{
    public static NextStep OfRecommendations(Answer answer) => answer.Code switch
    {
        422 => new NextStep.Park("unknown-course", "The training system does not know a course of the rule table.", "courses", answer.Problem),    // A setting of ours is wrong.
        _   => UsualAnswers.Decide(answer),
    };

    public static NextStep OfDelete(Answer answer) => answer.Code switch
    {
        404 => new NextStep.Done(),    // Never there: what we want.
        _   => UsualAnswers.Decide(answer),
    };
}
