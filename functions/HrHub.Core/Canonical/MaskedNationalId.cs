namespace HrHub.Core.Canonical;

/// <summary>An ID number as it is shown to whoever has not asked for all of it: the first three characters and the last four, which are enough to tell two people apart and too few to use.</summary>
public static class MaskedNationalId
{
    private const int First = 3, Last = 4, Shortest = 12;

    /// <param name="nationalId">Null gives null. A short one shows nothing but its length.</param>
    public static string? Of(string? nationalId) => nationalId switch
    {
        null => null,
        { Length: < Shortest } => new string('*', nationalId.Length),
        _ => string.Concat(nationalId.AsSpan(0, First), new string('*', nationalId.Length - First - Last), nationalId.AsSpan(nationalId.Length - Last)),
    };
}
