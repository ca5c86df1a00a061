using System.ComponentModel.DataAnnotations;

namespace HrHub.Core.Media.Download;

/// <summary>Limits of what the hub fetches from vendors' links.</summary>
public sealed record DownloadOptions
{
    /// <summary>Bytes of one media item.</summary>
    [Range(1, 1L << 40)]
    public long MaxBytes { get; init; } = 4L << 30;

    [Range(1, 300)]
    public int ConnectSeconds { get; init; } = 10;

    /// <summary>Seconds without a byte after which a connection counts as broken.</summary>
    [Range(1, 600)]
    public int IdleSeconds { get; init; } = 30;

    /// <summary>How often one download goes on after a broken connection that brought less than 1 MiB.</summary>
    [Range(0, 20)]
    public int Reconnects { get; init; } = 5;

    /// <summary>Seconds before the first reconnect; doubles with each.</summary>
    [Range(0, 60)]
    public double ReconnectSeconds { get; init; } = 1;

    /// <summary>
    /// <c>host:port</c>, separated by commas: sandboxes of development, which may be private, plain HTTP and outside the vendor's list. Empty in production.
    /// </summary>
    public string AllowedPrivateHosts { get; init; } = "";
}
