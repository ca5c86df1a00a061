using HrHub.Core.Media.Sealing;

namespace HrHub.Core.Work;

/// <summary>What a material is to HR; who sees which, and from when on: <see cref="StageSight"/>.</summary>
public enum MaterialPurpose { Resume, Certificate, InterviewRecord, BackgroundCheck, Offer, Other }

/// <summary>What a file is by its bytes.</summary>
public enum MaterialKind { Pdf, Word, Image, Video }

/// <summary>Whether a scanner looked at it.</summary>
public enum MaterialScan { NotScanned, Clean }

/// <summary>A file that HR added. Its bytes lie sealed under a data key of their own, which is wrapped by the person's key.</summary>
public sealed record Material
{
    /// <summary>Named after the person and the bytes: the same file twice is one material.</summary>
    public required string MaterialId { get; init; }

    public required MaterialPurpose Purpose { get; init; }
    public required MaterialKind Kind { get; init; }

    /// <summary>By the bytes.</summary>
    public required string ContentType { get; init; }

    /// <summary>As it was called by whoever uploaded it, without folders; null where nobody said.</summary>
    public string? FileName { get; init; }

    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required MaterialScan Scan { get; init; }
    public required SealedReference Sealed { get; init; }

    public override string ToString() => $"Material({MaterialId})";
}
