using HrHub.Core.Sync;

namespace HrHub.Pipeline.Sync.Ehr;

/// <summary>What the EHR's answers mean.</summary>
public static class EhrAnswers
{
    public static NextStep OfCandidate(Answer answer, string? remoteId) => answer.Code switch
    {
        >= 200 and < 300 => new NextStep.Done(remoteId),
        _                => OfAny(answer),
    };

    public static NextStep OfOnboarding(Answer answer, string? remoteId) => answer.Code switch
    {
        >= 200 and < 300 => new NextStep.Done(remoteId),
        404              => new NextStep.RetrySoon("employee-not-yet-known", answer.RetryAfter ?? TimeSpan.FromMinutes(30)), // HR opens the number there by hand, often a little later.
        _                => OfAny(answer),
    };

    public static NextStep OfDelete(Answer answer) => answer.Code switch
    {
        404 => new NextStep.Done(),                                                             // Never there: what we want.
        _   => OfAny(answer),
    };

    private static NextStep OfAny(Answer answer) => answer.Code switch
    {
        423        => new NextStep.RetrySoon("locked", answer.RetryAfter ?? TimeSpan.FromMinutes(30)),               // Payroll closes the files for a while.
        400 or 422 => new NextStep.Park("refused-content", "The EHR refuses the content.", value: answer.Problem),   // The same content will be refused again.
        _          => UsualAnswers.Decide(answer),
    };
}
