using HrHub.Core.Sync;

namespace HrHub.Pipeline.Sync.Performance;

/// <summary>What the performance system's answers mean. A 200 is not yet good news: every row has a result of its own.</summary>
public static class PerformanceAnswers
{
    public static NextStep OfBaseline(Answer answer, BaselineReceipt? receipt) => answer.Code switch
    {
        200 or 207       => OfRows(receipt),
        >= 200 and < 300 => new NextStep.Done(),
        404              => new NextStep.RetrySoon("person-not-yet-known", answer.RetryAfter ?? TimeSpan.FromMinutes(30)), // It takes people over from the EHR at night.
        410              => new NextStep.Done(),                                                // They erased the person: nothing left to update.
        _                => Otherwise(answer),
    };

    public static NextStep OfDelete(Answer answer) => answer.Code switch
    {
        >= 200 and < 300 => new NextStep.Done(),
        404 or 410       => new NextStep.Done(),                                                // Gone already: what we want.
        _                => Otherwise(answer),
    };

    private static NextStep OfRows(BaselineReceipt? receipt)
    {
        if (receipt is null) return new NextStep.Park("unreadable-receipt", "The answer does not say what became of the rows.", "results");

        // What can't be cured by waiting comes first: a busy row beside it must not hide it.
        foreach (var row in receipt.Results)
            if (row.Status is not ("stored" or "unchanged" or "busy"))
                return new NextStep.Park(row.Status is "rejected" ? "row-rejected" : "unknown-row-status", "The performance system did not take a row.", $"rows[{row.Dimension}]", row.Reason ?? row.Status);
        return receipt.Results.Any(row => row.Status is "busy") ? new NextStep.RetrySoon("row-busy") : new NextStep.Done();
    }

    private static NextStep Otherwise(Answer answer) => answer.Code switch
    {
        409 or 412       => new NextStep.RetrySoon("newer-version-there", answer.RetryAfter),   // A newer push won the race: reload and compare again.
        401 or 403       => new NextStep.RetrySoon("credential-refused", answer.RetryAfter),    // Often a rotation half done; parked when it lasts.
        408 or 425 or 429 => new NextStep.RetrySoon("asked-to-wait", answer.RetryAfter),
        501 or 505       => new NextStep.Park("not-in-contract", "The performance system does not know this call.", value: answer.Problem),
        >= 500           => new NextStep.RetrySoon("unavailable", answer.RetryAfter),
        _                => new NextStep.Park("refused", $"The performance system answered {answer.Code}.", value: answer.Problem), // Our fault: a person must look.
    };
}
