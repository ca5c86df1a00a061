using HrHub.Core.Access;
using HrHub.Core.Records;

namespace HrHub.Core.Cases;

/// <summary>What a person may ask for: erasure, a copy of everything, a correction, or that the data be kept but not used (GDPR articles 15–18, PIPL articles 44–47).</summary>
public enum CaseKind { Erase, Access, Correct, Restrict }

/// <summary>The life of a case. Granted is not done: an erasure is done with its certificate, access once the archive was taken.</summary>
public enum CaseState { Open, IdentityChecked, DecidedGranted, DecidedRefused, Done }

/// <summary>One request of one person, from the day it came in to its result.</summary>
public sealed record PersonCase
{
    public required string CaseId { get; init; }
    public required CaseKind Kind { get; init; }
    public required string CandidateId { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Id of whoever opened it: the person, or somebody on the person's behalf.</summary>
    public required string OpenedBy { get; init; }

    public required Role OpenedAs { get; init; }

    /// <summary>By when the person must have an answer.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public CaseState State { get; init; } = CaseState.Open;
    public string? IdentityCheckedBy { get; init; }
    public DateTimeOffset? IdentityCheckedAt { get; init; }
    public string? DecidedBy { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Set when the case is done: the certificate's id, or a code (<c>corrected</c>, <c>restricted</c>, <c>archive-taken</c>, <c>erased</c>, <c>file-in-erasure</c>).</summary>
    public string? Result { get; init; }

    /// <summary>Null once the person is erased: what people wrote may name the person.</summary>
    public CaseTexts? Texts { get; init; }

    /// <summary>1, 2, 3, … with every change: the case's ETag.</summary>
    public long Version { get; init; } = 1;

    /// <summary>What is left of the case when the person is erased: no texts, and nothing open.</summary>
    /// <param name="certificateId">Becomes the result of a granted request for erasure.</param>
    public PersonCase Erased(string certificateId)
    {
        var left = this with { Texts = null, Version = Version + 1 };
        return this switch
        {
            { State: CaseState.Done or CaseState.DecidedRefused } => left,
            { Kind: CaseKind.Erase, State: CaseState.DecidedGranted } => left with { State = CaseState.Done, Result = certificateId },
            _ => left with { State = CaseState.Done, Result = "erased" },
        };
    }
}

/// <summary>What of a case may name the person; sealed at rest under the person's own key.</summary>
public sealed record CaseTexts
{
    /// <summary>What the person wrote, or what is noted of what the person said.</summary>
    public string? Request { get; init; }

    /// <summary>How the identity was checked, for example against which document.</summary>
    public string? IdentityCheck { get; init; }

    /// <summary>Why it was decided so; the person may read it.</summary>
    public string? Decision { get; init; }

    /// <summary>For a correction: the right values by field.</summary>
    public IReadOnlyDictionary<IdentityField, string> Wanted { get; init; } = new Dictionary<IdentityField, string>();

    public override string ToString() => nameof(CaseTexts);
}
