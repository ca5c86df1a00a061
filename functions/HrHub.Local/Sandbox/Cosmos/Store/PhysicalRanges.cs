namespace HrHub.Local.Sandbox.Cosmos.Store;

/// <summary>The physical partitions of every container: as many ranges of hashes of equal width.</summary>
/// <param name="count">1 to 8.</param>
public sealed class PhysicalRanges(int count)
{
    public int Count => count;

    /// <summary>Lower bounds, the first one empty, and the end.</summary>
    public IReadOnlyList<(string Id, string From, string To)> All { get; } =
        [.. Enumerable.Range(0, count).Select(number => ($"{number}", number == 0 ? "" : Bound(number, count), number == count - 1 ? "FF" : Bound(number + 1, count)))];

    /// <param name="partition">JSON of the key.</param>
    /// <returns>The range's id.</returns>
    public string Of(string partition)
    {
        var hash = PartitionHash.Of(partition);
        return All.Last(range => string.CompareOrdinal(range.From, hash) <= 0).Id;
    }

    private static string Bound(int number, int count) => $"{0x40 * number / count:X2}".PadRight(32, '0');
}
