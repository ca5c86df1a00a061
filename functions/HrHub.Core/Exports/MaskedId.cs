namespace HrHub.Core.Exports;

/// <summary>ID numbers for those who only have to tell people apart.</summary>
public static class MaskedId
{
    /// <returns>Of an identity card the first three and the last two of its eighteen characters, of anything shorter than eight the last one; the rest as asterisks.</returns>
    public static string? Of(string? id) => id switch
    {
        null => null,
        { Length: < 8 } => string.Concat(new string('*', Math.Max(0, id.Length - 1)), id.AsSpan(Math.Max(0, id.Length - 1))),
        _ => string.Concat(id.AsSpan(0, 3), new string('*', id.Length - 5), id.AsSpan(id.Length - 2)),
    };
}
