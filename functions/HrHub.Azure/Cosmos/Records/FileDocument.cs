using HrHub.Core.Retention;

namespace HrHub.Azure.Cosmos.Records;

/// <summary>
/// The document <c>file</c> of a candidate's partition: what is not an interview, and which interviews there are. Every write to the partition that must not come after an erasure
/// changes this document too, as it was read. After the erasure it stays, of the kind <see cref="ErasedKind"/> and empty, so that nobody can make the file anew.
/// </summary>
internal sealed record FileDocument : HubDocument
{
    public const string FileId = "file", FileKind = "file", ErasedKind = "erased";

    public string Kind { get; init; } = FileKind;

    /// <summary>The candidate whose erasure marked this one, from the mark on; null for a living file.</summary>
    public string? ErasedOwner { get; init; }

    public long Version { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long CreatedAt { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public long ChangedAt { get; init; }

    public string Stage { get; init; } = "";

    /// <summary>Under the candidate's key: identity, corrections and what retention hangs on.</summary>
    public byte[]? Sealed { get; init; }

    public IReadOnlyList<DueDate> Due { get; init; } = [];

    /// <summary>By which policies the dates are.</summary>
    public string StampedBy { get; init; } = "";

    /// <summary>The tokens that the interviews are found by, with the version of their index.</summary>
    public IReadOnlyList<Core.Keys.NameToken> Names { get; init; } = [];

    public IReadOnlyList<InterviewEntry> Interviews { get; init; } = [];

    /// <summary>Interviews that may not be saved with this file any more, since they are erased.</summary>
    public IReadOnlyList<RefusedInterview> Refused { get; init; } = [];

    /// <summary>What queries ask; null when erased.</summary>
    public FileFacets? Facets { get; init; }

    public bool IsErased => Kind == ErasedKind;

    /// <summary>What stays of a person.</summary>
    public static FileDocument Erased(string candidateId, string owner) => new() { Id = FileId, Pk = candidateId, Kind = ErasedKind, ErasedOwner = owner };

    /// <summary>The file with these dates, by these policies; the first date and the policies are facets.</summary>
    public FileDocument With(IReadOnlyList<DueDate> due, string stamp)
        => this with { Due = due, StampedBy = stamp, Facets = Facets! with { Due = due.Count == 0 ? null : SortKeys.Of(due.Min(date => date.At), Pk), Stamped = $"{stamp} {Pk}" } };

    /// <summary>The file with these tokens, and the oldest version among them as a facet.</summary>
    public FileDocument With(IReadOnlyList<Core.Keys.NameToken> names)
        => this with { Names = names, Facets = Facets! with { OldestName = names.Count == 0 ? null : names.Min(name => name.Version) } };
}

/// <param name="Id">Of the interview.</param>
/// <param name="Deliveries">That its parts come from.</param>
internal sealed record InterviewEntry(string Id, IReadOnlyList<string> Deliveries);

/// <param name="Id">Of the interview.</param>
/// <param name="Owner">The candidate who is erased.</param>
internal sealed record RefusedInterview(string Id, string Owner);

internal sealed record FileFacets
{
    /// <summary>Grows with the time of making: see <see cref="SortKeys.Number"/>.</summary>
    public required long No { get; init; }

    /// <summary>The newest blind index that has all tokens.</summary>
    public required int IndexVersion { get; init; }

    /// <summary>The oldest version among the name's tokens.</summary>
    public int? OldestName { get; init; }

    public string? MergedInto { get; init; }

    /// <summary>First of the due dates, as a sort key; null where none is.</summary>
    public string? Due { get; init; }

    /// <summary>By which policies the dates are, then the candidate.</summary>
    public string Stamped { get; init; } = "";
}
