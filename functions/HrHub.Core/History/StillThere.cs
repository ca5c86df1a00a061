namespace HrHub.Core.History;

/// <summary>What the file still tells by itself: an entry of the trail that finds nothing here is of something that was erased.</summary>
/// <param name="told">By whom and what it was, and when it was begun: shortly before its entry was written, of which the trail keeps the millisecond.</param>
internal sealed class StillThere(IEnumerable<(string What, DateTimeOffset At)> told)
{
    private readonly Dictionary<string, List<long>> _told = told.GroupBy(one => one.What, one => one.At.ToUnixTimeMilliseconds()).ToDictionary(group => group.Key, group => group.Order().ToList());

    /// <returns>False where the file has nothing for this entry.</returns>
    public bool Take(string what, DateTimeOffset written)
    {
        if (!_told.TryGetValue(what, out var times) || times.FindLastIndex(at => at <= written.ToUnixTimeMilliseconds()) is not (>= 0 and var found)) return false;
        times.RemoveAt(found);
        return true;
    }
}
