using HrHub.Core.Work;

namespace HrHub.Api.Materials;

/// <summary>A material as it is shown.</summary>
public sealed record MaterialView
{
    public required string MaterialId { get; init; }
    public required MaterialPurpose Purpose { get; init; }
    public required MaterialKind Kind { get; init; }
    public required string ContentType { get; init; }
    public string? FileName { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public required MaterialScan Scan { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public static MaterialView Of(Material material) => new()
    {
        MaterialId = material.MaterialId, Purpose = material.Purpose, Kind = material.Kind, ContentType = material.ContentType, FileName = material.FileName, By = material.By, At = material.At, Scan = material.Scan,
        Length = material.Sealed.Length, Sha256 = material.Sealed.Sha256,
    };

    public override string ToString() => $"MaterialView({MaterialId})";
}
