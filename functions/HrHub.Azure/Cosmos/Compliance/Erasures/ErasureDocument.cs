using HrHub.Azure.Cosmos.Records;
using HrHub.Core.Erasures;

namespace HrHub.Azure.Cosmos.Compliance.Erasures;

/// <summary>An erasure with its notices, so that how far it is and who has confirmed change together; in a partition of its own, with its certificates.</summary>
internal sealed record ErasureDocument : HubDocument
{
    public const string DocumentId = "erasure";

    public required Erasure Erasure { get; init; }
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>When it last had its turn; null for never.</summary>
    public DateTimeOffset? TakenUpAt { get; init; }

    public ErasureFacets? Facets => Erasure.Step < ErasureStep.Certified || Notices.Any(notice => notice.IsOutstanding())
        ? new(string.Join(' ', Erasure.Step < ErasureStep.Certified ? 0 : 1, SortKeys.Time(TakenUpAt ?? DateTimeOffset.MinValue), SortKeys.Of(Erasure.BeganAt, Erasure.ErasureId)))
        : null;

    public static ErasureDocument Of(Erasure erasure) => new() { Id = DocumentId, Pk = erasure.ErasureId, Erasure = erasure };

    /// <summary>With the step, unless a later one is on record; and with those of the notices that are not known.</summary>
    public ErasureDocument With(Erasure erasure, IReadOnlyList<Notice> notices) => this with
    {
        Erasure = erasure.Step < Erasure.Step ? Erasure : erasure,
        Notices = [.. Notices.Concat(notices).DistinctBy(NameOf).OrderBy(notice => notice.Kind).ThenBy(notice => notice.Name, StringComparer.Ordinal).ThenBy(notice => notice.Subject, StringComparer.Ordinal)],
    };

    /// <returns>Null when there is no such notice, or nothing is outstanding there.</returns>
    public ErasureDocument? Answered(Notice answer)
    {
        if (!Notices.Any(notice => NameOf(notice) == NameOf(answer) && notice.IsOutstanding())) return null;
        return this with { Notices = [.. Notices.Select(notice => NameOf(notice) == NameOf(answer) ? answer : notice)] };
    }

    public Notice? Find(NeighbourKind kind, string name, string subject) => Notices.FirstOrDefault(notice => NameOf(notice) == (kind, name, subject));

    private static (NeighbourKind, string, string) NameOf(Notice notice) => (notice.Kind, notice.Name, notice.Subject);
}

/// <param name="Turn">Sorts the unfinished ones: those not certified first, then by when they last had their turn, then by age.</param>
internal sealed record ErasureFacets(string Turn);
