using HrHub.Core.Keys;

namespace HrHub.Core.Records.Search;

/// <summary>What interviews of the hub are called by: a keyword that is one of these means it.</summary>
/// <param name="Batches">Batches there are.</param>
/// <param name="Positions">Codes and titles there are.</param>
public sealed record KnownValues(IReadOnlyList<string> Batches, IReadOnlyList<(string? Code, string? Title)> Positions)
{
    public static KnownValues Nothing { get; } = new([], []);

    public static KnownValues Of(SearchCounts counts)
        => new([.. counts.Batches.Select(batch => batch.Value).OfType<string>()], [.. counts.Positions.Select(position => (position.Code, position.Title))]);

    /// <returns>The criterion, or null where the keyword is no batch and no position.</returns>
    public SearchCriteria? Find(string keyword)
    {
        if (Batches.FirstOrDefault(batch => Same(batch, keyword)) is { } batch) return new() { Batch = batch };
        if (Positions.FirstOrDefault(position => Same(position.Code, keyword)) is { Code: { } code }) return new() { Position = code };
        return Positions.FirstOrDefault(position => Same(position.Title, keyword)) is { Title: { } title } ? new() { PositionTitle = title } : null;
    }

    /// <summary>Those that have a character in them at which keywords are parted, the longest first.</summary>
    public IEnumerable<string> WithSeparators(Func<char, bool> isSeparator)
        => Batches.Concat(Positions.SelectMany(position => (string?[])[position.Code, position.Title])).OfType<string>().Select(BlindIndex.Narrow).Where(value => value.Any(isSeparator)).Distinct().OrderByDescending(value => value.Length);

    private static bool Same(string? known, string keyword) => known is not null && string.Equals(BlindIndex.Narrow(known), keyword, StringComparison.OrdinalIgnoreCase);
}
