using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using HrHub.Core.Media.Sealing;

namespace HrHub.Core.Exports.Jobs;

/// <summary>How far an export is that is written in the background.</summary>
public enum ExportState
{
    /// <summary>Waits for its turn, for the first time or again.</summary>
    Queued,
    Running,

    /// <summary>The file is there.</summary>
    Done,
    Failed,
    Cancelled,

    /// <summary>The file was there and is not any more; <see cref="ExportEnd"/> says why.</summary>
    Expired,
}

/// <summary>Why there is no file, or none any more.</summary>
public enum ExportEnd
{
    /// <summary>Its hours are over.</summary>
    TimeUp,

    /// <summary>Who asked for it let go of it.</summary>
    Dropped,

    /// <summary>Somebody was erased who may be in it, or among the criteria.</summary>
    PersonErased,

    /// <summary>The identity of somebody who may be in it was erased.</summary>
    DataErased,

    /// <summary>Somebody who may be in it asked that the data be kept and not used.</summary>
    PersonRestricted,

    /// <summary>Whoever asked for it sees other things today than were put into it, or acts in another role.</summary>
    SightChanged,

    /// <summary>It was begun too often without coming to an end.</summary>
    TooManyTries,
}

/// <summary>
/// An export that somebody waits for. Ids, codes, counts and times; who asked and for whom lies in <see cref="SealedOrder"/>, sealed under a key that this export alone has, by the name of its id:
/// the key's end is the export's, wherever copies of its file lie.
/// </summary>
public sealed record ExportJob
{
    /// <summary>How the ids of all exports begin, and with them the names of their keys and objects.</summary>
    public const string Prefix = "export";

    private const int MostGone = 2_000;

    /// <summary>See <see cref="Canonical.Ids.MadeOn"/>.</summary>
    public required string JobId { get; init; }

    /// <summary>See <see cref="OwnerOf"/>.</summary>
    public required string Owner { get; init; }

    /// <summary>See <see cref="SightDigest"/>: of whoever asked, at that time.</summary>
    public required string Sight { get; init; }

    public required ExportFormat Format { get; init; }

    /// <summary>The criteria look for a person: such an export does not outlive anybody's erasure, since nobody can tell whom they mean.</summary>
    public bool NamesSomebody { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>An <see cref="ExportOrder"/>; null once it has been carried out, or will not be.</summary>
    public byte[]? SealedOrder { get; init; }

    public ExportState State { get; init; }

    public ExportEnd? End { get; init; }

    /// <summary>Interviews written by the try that runs, or ran last.</summary>
    public long Rows { get; init; }

    /// <summary>Interviews that the search found when the try began: those that change meanwhile make it an estimate.</summary>
    public long Total { get; init; }

    /// <summary>How often it was begun.</summary>
    public int Tries { get; init; }

    /// <summary>Of the last try.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the file goes.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Random, of the try that runs: what another one wrote last, this one does not overwrite.</summary>
    public string? Lease { get; init; }

    /// <summary>While it runs, the end of the lease; while it is queued, the end of a pause after a failure.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Candidate ids of those who were erased, or may not be exported any more, since the try that runs began: it may have read them before.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>The file.</summary>
    public SealedReference? Result { get; init; }

    /// <summary>Whether a key or an object of it may still be there.</summary>
    public bool Holds { get; init; } = true;

    /// <summary>Nothing more will come of it, and nothing may be fetched.</summary>
    [JsonIgnore]
    public bool IsOver => State is ExportState.Failed or ExportState.Cancelled or ExportState.Expired;

    /// <summary>Name of the object beside the file that tells who may be in it.</summary>
    public static string PeopleOf(string objectName) => $"{objectName}.people";

    /// <summary>Names the owner without saying who it is.</summary>
    /// <param name="subject">Subject of the token.</param>
    public static string OwnerOf(string subject) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"export-owner\n{subject}")).AsSpan(0, 16));

    /// <summary>Whether somebody should begin to write it now: it waits, or whoever wrote it did not come back.</summary>
    public bool IsToBeWritten(DateTimeOffset now) => State is ExportState.Queued or ExportState.Running && !(Until > now);

    /// <summary>Begun by a try.</summary>
    public ExportJob Begun(string lease, DateTimeOffset now, DateTimeOffset until) => this with { State = ExportState.Running, Lease = lease, Until = until, StartedAt = now, Tries = Tries + 1, Rows = 0, Gone = [] };

    /// <summary>To be begun again, through no fault of the try that ran.</summary>
    public ExportJob Again() => this with { State = ExportState.Queued, Lease = null, Until = null, Rows = 0, Gone = [], Tries = Math.Max(0, Tries - 1) };

    /// <summary>While it is written, somebody goes who may be in it. With very many it is not remembered who, and it begins again.</summary>
    public ExportJob Without(IReadOnlyCollection<string> candidateIds) => Gone.Count + candidateIds.Count > MostGone ? Again() : this with { Gone = [.. Gone.Union(candidateIds)] };

    /// <summary>Over: what is left of it is to be destroyed.</summary>
    public ExportJob Ended(ExportState state, ExportEnd end, DateTimeOffset now)
        => this with { State = state, End = end, FinishedAt = FinishedAt ?? now, SealedOrder = null, Lease = null, Until = null, Gone = [], Result = null };

    public override string ToString() => $"ExportJob({JobId})";
}
