namespace HrHub.Core.Sync;

/// <summary>The rows that mean the same at every system; a system's own table comes first and ends here.</summary>
public static class UsualAnswers
{
    /// <summary>The code of a push that another one overtook: the conflicts of a system's health.</summary>
    public const string NewerVersionThere = "newer-version-there";

    public static NextStep Decide(Answer answer) => answer.Code switch
    {
        >= 200 and < 300  => new NextStep.Done(),
        410               => new NextStep.Done(),                                                // They erased the person and say so: nothing left to update.
        409 or 412        => new NextStep.RetrySoon(NewerVersionThere, answer.RetryAfter),   // A newer push won the race: reload and compare again.
        401 or 403        => new NextStep.RetrySoon("credential-refused", answer.RetryAfter),    // Often a rotation half done; parked when it lasts.
        408 or 425 or 429 => new NextStep.RetrySoon("asked-to-wait", answer.RetryAfter),
        501 or 505        => new NextStep.Park("not-in-contract", "The system does not know this call.", value: answer.Problem), // Their contract changed, or the address is wrong.
        >= 500            => new NextStep.RetrySoon("unavailable", answer.RetryAfter),
        _                 => new NextStep.Park("refused", $"The system answered {answer.Code}.", value: answer.Problem),         // Our fault: a person must look.
    };
}
