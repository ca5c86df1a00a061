using System.ComponentModel.DataAnnotations;

namespace HrHub.EmbeddedWorker.Hosting;

/// <summary>Where the embedded host listens, and with which keys. Section <c>EmbeddedWorker</c>.</summary>
public sealed record EmbeddedWorkerOptions
{
    /// <summary>Loopback only: the embedded host speaks plain HTTP. 0 takes a free port.</summary>
    [Range(0, 65535)] public int Port { get; init; } = 7071;

    /// <summary>Keys that open functions of level Function; several for rotation. None: those functions refuse everyone.</summary>
    public IReadOnlyList<string> FunctionKeys { get; init; } = [];

    /// <summary>Keys that open every function. None: functions of level Admin and System refuse everyone.</summary>
    public IReadOnlyList<string> AdminKeys { get; init; } = [];

    /// <summary>Bytes; what the server itself refuses to read on. The default is that of the Functions host; functions keep limits of their own below it.</summary>
    [Range(1, long.MaxValue)] public long MaxRequestBodySize { get; init; } = 104_857_600;

    /// <summary>How long running requests may go on when the host stops.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
