namespace HrHub.Core.Retention;

/// <summary>What stands behind a policy. An order to erase is an upper bound, an order to keep a lower one; a business wish is both, and gives way to either.</summary>
public enum PolicyKind { LawOrdersErasure, LawOrdersKeeping, BusinessWish }

/// <summary>From when a policy counts.</summary>
public enum StartEvent { InterviewEnded, ProcessClosed, Hired, RequestReceived }

/// <summary>One policy of a valid set.</summary>
public sealed record RetentionPolicy
{
    public required string Basis { get; init; }
    public required PolicyKind Kind { get; init; }

    /// <summary>Sorted, without repeats. <see cref="DataClass.WholeFile"/> stands for every class.</summary>
    public required IReadOnlyList<DataClass> Classes { get; init; }

    public required StartEvent From { get; init; }
    public required KeepPeriod Keep { get; init; }

    /// <summary>Null: everywhere.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>Null: every family.</summary>
    public string? PositionFamily { get; init; }

    /// <summary>Null: hired or not.</summary>
    public bool? Hired { get; init; }

    public bool YieldsToKeeping { get; init; }

    /// <summary>Whether it ends the life of data, rather than guarding it.</summary>
    public bool Erases => Kind is not PolicyKind.LawOrdersKeeping;

    /// <summary>A wish needs no word for it.</summary>
    public bool GivesWay => Kind is PolicyKind.BusinessWish || YieldsToKeeping;

    public bool Names(DataClass cls) => Classes.Contains(cls);

    /// <summary>Whether what it says of one class bears upon the other: a whole file is all of its classes.</summary>
    public bool BearsOn(DataClass cls) => cls is DataClass.WholeFile || Names(cls) || Names(DataClass.WholeFile);

    /// <summary>
    /// Whether it holds for such a file. Of a file with interviews for several families a law speaks as soon as one of them is of its family;
    /// a wish only when all are, since it would take what others still want.
    /// </summary>
    public bool HoldsFor(RetentionFacts facts, string defaultJurisdiction)
        => (Jurisdiction is null || Within(facts.Jurisdiction ?? defaultJurisdiction, Jurisdiction))
        && (Hired is null || Hired == facts.HiredAt is not null)
        && (PositionFamily is null || (Kind is PolicyKind.BusinessWish
            ? facts.Families.Count > 0 && facts.Families.All(family => family == PositionFamily)
            : facts.Families.Contains(PositionFamily)));

    /// <summary>Whether there can be a file for which both hold.</summary>
    public bool CanMeet(RetentionPolicy other)
        => (Jurisdiction is null || other.Jurisdiction is null || Within(Jurisdiction, other.Jurisdiction) || Within(other.Jurisdiction, Jurisdiction))
        && (Hired is null || other.Hired is null || Hired == other.Hired)
        && (Classes.Any(other.BearsOn) || other.Classes.Any(BearsOn));

    private static bool Within(string place, string whole)
        => place.StartsWith(whole, StringComparison.OrdinalIgnoreCase) && (place.Length == whole.Length || place[whole.Length] == '-');
}
