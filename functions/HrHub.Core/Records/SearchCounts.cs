using HrHub.Core.Canonical;

namespace HrHub.Core.Records;

/// <summary>How many interviews a query finds, and how they divide. Values that are missing count under null.</summary>
/// <param name="Total">All of them.</param>
/// <param name="IsComplete">False where only the newest interviews were counted: then every number says "at least".</param>
/// <param name="Batches">By batch, the most frequent first.</param>
/// <param name="Positions">By code and title of the position, the most frequent first.</param>
/// <param name="Stages">By the stage of the person's file, the most frequent first.</param>
/// <param name="ScoreBands">By band of ten points of the scaled overall score, see <see cref="ScoreBand"/>, the best first.</param>
public sealed record SearchCounts(long Total, bool IsComplete, IReadOnlyList<FacetCount> Batches, IReadOnlyList<PositionCount> Positions, IReadOnlyList<FacetCount> Stages, IReadOnlyList<FacetCount> ScoreBands)
{
    /// <summary>Points of one band.</summary>
    public const int BandWidth = 10;

    public static SearchCounts Nobody { get; } = new(0, true, [], [], [], []);

    /// <summary>The lists in their order.</summary>
    public static SearchCounts Of(bool isComplete, IEnumerable<FacetCount> batches, IEnumerable<PositionCount> positions, IEnumerable<FacetCount> stages, IReadOnlyCollection<FacetCount> bands) => new(
        bands.Sum(band => band.Count), isComplete,
        [.. batches.OrderByDescending(one => one.Count).ThenBy(one => one.Value, StringComparer.Ordinal)],
        [.. positions.OrderByDescending(one => one.Count).ThenBy(one => one.Code, StringComparer.Ordinal).ThenBy(one => one.Title, StringComparer.Ordinal)],
        [.. stages.OrderByDescending(one => one.Count).ThenBy(one => one.Value, StringComparer.Ordinal)],
        [.. bands.OrderByDescending(one => Lowest(one.Value!))]);

    // "unscored" comes last.
    private static int Lowest(string band) => int.TryParse(band.Split('-')[0], out var low) ? low : -1;
}

/// <param name="Value">Null where the interview has none.</param>
/// <param name="Count">Of interviews.</param>
public sealed record FacetCount(string? Value, long Count);

/// <param name="Code">Null where the interview has none.</param>
/// <param name="Title">Null where the interview has none.</param>
/// <param name="Count">Of interviews.</param>
public sealed record PositionCount(string? Code, string? Title, long Count);
