using HrHub.Core.Sync;

namespace HrHub.Pipeline.Sync.Training;

/// <summary>What the training system's answers mean.</summary>
public static class TrainingAnswers
{
    public static NextStep OfRecommendations(Answer answer) => answer.Code switch
    {
        >= 200 and < 300 => new NextStep.Done(),
        410              => new NextStep.Done(),                                                // They erased the learner: nothing left to update.
        422              => new NextStep.Park("unknown-course", "The training system does not know a course of the rule table.", "courses", answer.Problem), // A setting of ours is wrong.
        _                => Otherwise(answer),
    };

    public static NextStep OfDelete(Answer answer) => answer.Code switch
    {
        >= 200 and < 300 => new NextStep.Done(),
        404 or 410       => new NextStep.Done(),                                                // Gone already: what we want.
        _                => Otherwise(answer),
    };

    private static NextStep Otherwise(Answer answer) => answer.Code switch
    {
        409 or 412       => new NextStep.RetrySoon("newer-version-there", answer.RetryAfter),   // A newer push won the race: reload and compare again.
        401 or 403       => new NextStep.RetrySoon("credential-refused", answer.RetryAfter),    // Often a rotation half done; parked when it lasts.
        408 or 425 or 429 => new NextStep.RetrySoon("asked-to-wait", answer.RetryAfter),
        501 or 505       => new NextStep.Park("not-in-contract", "The training system does not know this call.", value: answer.Problem),
        >= 500           => new NextStep.RetrySoon("unavailable", answer.RetryAfter),
        _                => new NextStep.Park("refused", $"The training system answered {answer.Code}.", value: answer.Problem), // Our fault: a person must look.
    };
}
