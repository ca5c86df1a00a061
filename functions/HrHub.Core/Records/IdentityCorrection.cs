using HrHub.Core.Canonical;

namespace HrHub.Core.Records;

/// <summary>What of an identity may be corrected on the person's request.</summary>
public enum IdentityField { Name, NationalId, Email, Phone }

/// <summary>A correction on the person's request: it wins over whatever vendors say. What they sent stays as it is, in their own records.</summary>
public sealed record IdentityCorrection
{
    public required IdentityField Field { get; init; }
    public required string Value { get; init; }

    /// <summary>What the file said before; null for nothing.</summary>
    public string? Before { get; init; }

    /// <summary>Id of whoever decided it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The case that asked for it.</summary>
    public required string CaseId { get; init; }

    /// <summary>The identity with this correction applied.</summary>
    public CandidateIdentity ApplyTo(CandidateIdentity identity) => Field switch
    {
        IdentityField.Name => identity with { Name = Value },
        IdentityField.NationalId => identity with { NationalId = Value },
        IdentityField.Email => identity with { Email = Value },
        IdentityField.Phone => identity with { Phone = Value },
        _ => throw new InvalidOperationException($"Unknown field {Field}."),
    };

    /// <summary>What an identity says in a field.</summary>
    public static string? Read(CandidateIdentity identity, IdentityField field) => field switch
    {
        IdentityField.Name => identity.Name,
        IdentityField.NationalId => identity.NationalId,
        IdentityField.Email => identity.Email,
        IdentityField.Phone => identity.Phone,
        _ => throw new InvalidOperationException($"Unknown field {field}."),
    };

    public override string ToString() => $"IdentityCorrection({Field}, {CaseId})";
}
