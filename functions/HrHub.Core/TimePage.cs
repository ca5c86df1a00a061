namespace HrHub.Core;

/// <summary>Pages of a list that goes by time, then id: how large they may be, and the cursor that leads from one to the next.</summary>
public static class TimePage
{
    private const int Most = 200;

    /// <exception cref="ArgumentOutOfRangeException">Not 1–200.</exception>
    public static void CheckSize(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Most);
    }

    /// <param name="found">One more than fit on the page, where there is a next one.</param>
    /// <param name="size">How many fit.</param>
    /// <param name="place">Time and id of one.</param>
    public static (IReadOnlyList<T> Page, string? NextCursor) Of<T>(IReadOnlyList<T> found, int size, Func<T, (DateTimeOffset At, string Id)> place)
    {
        if (found.Count <= size) return (found, null);
        var (at, id) = place(found[size - 1]);
        return ([.. found.Take(size)], $"{at.ToUnixTimeMilliseconds()}.{id}");
    }

    /// <returns>The last one of the page before.</returns>
    /// <exception cref="FormatException">Not a cursor of such a list.</exception>
    public static (DateTimeOffset At, string Id) Position(string cursor) => cursor.Split('.', 2) is [var at, var id] && long.TryParse(at, out var time)
        ? (DateTimeOffset.FromUnixTimeMilliseconds(time), id)
        : throw new FormatException("Not a cursor of this list.");
}
