using System.Collections.Concurrent;

namespace HrHub.TestKit.Rights;

/// <summary>What Azure would have refused, and what it was asked for.</summary>
public sealed class Refusals
{
    private readonly ConcurrentDictionary<string, int> _refused = new(), _asked = new();

    /// <summary>Such as <c>api: delete on work</c>.</summary>
    public IReadOnlyCollection<string> All => [.. _refused.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The same, of what was allowed too.</summary>
    public IReadOnlyCollection<string> Asked => [.. _asked.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Takes note.</summary>
    /// <returns><paramref name="isAllowed"/>.</returns>
    public bool Judge(string call, bool isAllowed)
    {
        _asked.AddOrUpdate(call, 1, (_, count) => count + 1);
        if (!isAllowed) _refused.AddOrUpdate(call, 1, (_, count) => count + 1);
        return isAllowed;
    }
}
