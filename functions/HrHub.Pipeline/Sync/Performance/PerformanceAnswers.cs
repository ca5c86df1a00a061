using HrHub.Core.Sync;

namespace HrHub.Pipeline.Sync.Performance;

/// <summary>What the performance system's answers mean. A 200 is not yet good news: every row has a result of its own.</summary>
public static class PerformanceAnswers
{
    public static NextStep OfBaseline(Answer answer, BaselineReceipt? receipt) => answer.Code switch
    {
        200 or 207 => OfRows(receipt),
        404        => new NextStep.RetrySoon("person-not-yet-known", answer.RetryAfter ?? TimeSpan.FromMinutes(30)), // It takes people over from the EHR at night.
        _          => UsualAnswers.Decide(answer),
    };

    public static NextStep OfDelete(Answer answer) => answer.Code switch
    {
        404 => new NextStep.Done(),    // Never there: what we want.
        _   => UsualAnswers.Decide(answer),
    };

    private static NextStep OfRows(BaselineReceipt? receipt)
    {
        if (receipt is null) return new NextStep.Park("unreadable-receipt", "The answer does not say what became of the rows.", "results");

        // What can't be cured by waiting comes first: a busy row beside it must not hide it.
        foreach (var row in receipt.Results)
            if (row.Status is not ("stored" or "unchanged" or "busy"))
                return new NextStep.Park(row.Status is "rejected" ? "row-rejected" : "unknown-row-status", "The performance system did not take a row.", $"rows[{row.Dimension}]", Short(row.Reason ?? row.Status));
        return receipt.Results.Any(row => row.Status is "busy") ? new NextStep.RetrySoon("row-busy") : new NextStep.Done();
    }

    private static string Short(string code) => code.Length <= 64 ? code : code[..64];
}
