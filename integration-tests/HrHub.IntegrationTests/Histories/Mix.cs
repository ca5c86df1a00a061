namespace HrHub.IntegrationTests.Histories;

/// <summary>What happened in how many histories: a property over histories in which nothing happens shows nothing.</summary>
internal sealed class Mix
{
    private readonly SortedDictionary<string, int> _histories = new(StringComparer.Ordinal);
    private readonly HashSet<string> _now = [];

    public void Saw(string what) => _now.Add(what);

    public void End()
    {
        foreach (var what in _now.Append("all")) _histories[what] = _histories.GetValueOrDefault(what) + 1;
        _now.Clear();
    }

    public int this[string what] => _histories.GetValueOrDefault(what);

    public override string ToString() => string.Join(", ", _histories.Select(one => $"{one.Key} {one.Value}"));
}
