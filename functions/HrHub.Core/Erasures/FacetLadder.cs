using System.Globalization;
using HrHub.Core.Canonical;

namespace HrHub.Core.Erasures;

/// <summary>
/// From precise to coarse, one step at a time: what says most about a person goes first, what statistics need most goes last.
/// The last rung is <see cref="Facets.Nothing"/>.
/// </summary>
public static class FacetLadder
{
    private static readonly IReadOnlyList<Func<Facets, Facets>> Steps =
    [
        facets => facets with { Department = Parent(facets.Department) },
        facets => facets with { PositionCode = null },
        facets => facets with { Period = Quarter(facets.Period) },
        facets => facets with { Band = Wider(facets.Band) },
        facets => facets with { Department = Root(facets.Department) },
        facets => facets with { Period = facets.Period?[..4] },
        facets => facets with { Batch = null },
        facets => facets with { Department = null },
        facets => facets with { PositionFamily = null },
        facets => facets with { Band = null },
        facets => facets with { Period = null },
        _ => Facets.Nothing,
    ];

    /// <summary>Number of rungs above the precise one.</summary>
    public static int Last => Steps.Count;

    /// <param name="facets">In full.</param>
    /// <param name="rung">0 for as they are, up to <see cref="Last"/>.</param>
    public static Facets At(Facets facets, int rung) => Steps.Take(rung).Aggregate(facets, (coarser, step) => step(coarser));

    private static string? Parent(string? path) => path is not null && path.LastIndexOf('/') is > 0 and var end ? path[..end] : path;

    private static string? Root(string? path) => path?.Split('/')[0];

    private static string? Quarter(string? month)
        => month is { Length: 7 } && int.TryParse(month[5..], CultureInfo.InvariantCulture, out var number) ? $"{month[..4]}-Q{(number + 2) / 3}" : month;

    private static string? Wider(string? band)
        => band is not null && int.TryParse(band.Split('-')[0], CultureInfo.InvariantCulture, out var low) ? ScoreBand.Of(low, 20) : band;
}
