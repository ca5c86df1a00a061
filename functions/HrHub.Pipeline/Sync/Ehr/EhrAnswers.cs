using HrHub.Core.Sync;

namespace HrHub.Pipeline.Sync.Ehr;

/// <summary>What the EHR's answers mean.</summary>
public static class EhrAnswers
{
    public static NextStep OfCandidate(Answer answer, string? remoteId) => answer.Code switch
    {
        >= 200 and < 300 => new NextStep.Done(remoteId),
        410              => new NextStep.Done(),                                                // They erased the person and say so: nothing left to update.
        _                => Otherwise(answer),
    };

    public static NextStep OfOnboarding(Answer answer, string? remoteId) => answer.Code switch
    {
        >= 200 and < 300 => new NextStep.Done(remoteId),
        404              => new NextStep.RetrySoon("employee-not-yet-known", answer.RetryAfter ?? TimeSpan.FromMinutes(30)), // HR opens the number there by hand, often a little later.
        _                => Otherwise(answer),
    };

    public static NextStep OfDelete(Answer answer) => answer.Code switch
    {
        >= 200 and < 300 => new NextStep.Done(),
        404 or 410       => new NextStep.Done(),                                                // Never there, or gone already: what we want.
        _                => Otherwise(answer),
    };

    private static NextStep Otherwise(Answer answer) => answer.Code switch
    {
        409 or 412       => new NextStep.RetrySoon("newer-version-there", answer.RetryAfter),   // A newer push won the race: reload and compare again.
        423              => new NextStep.RetrySoon("locked", answer.RetryAfter ?? TimeSpan.FromMinutes(30)), // Payroll closes the files for a while.
        401 or 403       => new NextStep.RetrySoon("credential-refused", answer.RetryAfter),    // Often a rotation half done; parked when it lasts.
        408 or 425 or 429 => new NextStep.RetrySoon("asked-to-wait", answer.RetryAfter),
        501 or 505       => new NextStep.Park("not-in-contract", "The EHR does not know this call.", value: answer.Problem), // Their contract changed, or the address is wrong.
        >= 500           => new NextStep.RetrySoon("unavailable", answer.RetryAfter),
        400 or 422       => new NextStep.Park("refused-content", "The EHR refuses the content.", value: answer.Problem),     // The same content will be refused again.
        _                => new NextStep.Park("refused", $"The EHR answered {answer.Code}.", value: answer.Problem),         // Our fault: a person must look.
    };
}
