using System.ComponentModel.DataAnnotations;
using HrHub.Core.Work;

namespace HrHub.Api.Materials;

/// <summary>How large materials may be, and who looks for malware. Section <c>Materials</c>. The host itself takes no more than 100 MiB.</summary>
public sealed class MaterialsOptions
{
    [Range(1, 1024)] public int PdfMiB { get; init; } = 20;
    [Range(1, 1024)] public int WordMiB { get; init; } = 20;
    [Range(1, 1024)] public int ImageMiB { get; init; } = 10;
    [Range(1, 1024)] public int VideoMiB { get; init; } = 95;

    /// <summary>Of one file.</summary>
    [Range(1, 1000)] public int Most { get; init; } = 100;

    /// <summary>Where clamd listens (TCPSocket of clamd.conf). Empty: nothing is scanned.</summary>
    public string ClamdHost { get; init; } = "";

    [Range(1, 65535)] public int ClamdPort { get; init; } = 3310;

    /// <summary>What was not scanned is refused.</summary>
    public bool ScanRequired { get; init; }

    /// <summary>Seconds without progress after which clamd counts as away.</summary>
    [Range(1, 600)] public int ClamdTimeoutSeconds { get; init; } = 30;

    /// <summary>Bytes.</summary>
    public long LimitOf(MaterialKind kind) => (long)(kind switch
    {
        MaterialKind.Pdf => PdfMiB,
        MaterialKind.Word => WordMiB,
        MaterialKind.Image => ImageMiB,
        _ => VideoMiB,
    }) << 20;
}
