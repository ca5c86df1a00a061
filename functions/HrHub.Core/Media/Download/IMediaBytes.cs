namespace HrHub.Core.Media.Download;

/// <summary>Bytes of a media item, read once and forwards: of one file, or of the segments of an HLS playlist in order.</summary>
public interface IMediaBytes : IDisposable
{
    /// <returns>How many bytes were read; 0 at the end.</returns>
    /// <exception cref="MediaRefusedException">Never to be had.</exception>
    /// <exception cref="LinkExpiredException">A fresh link may help.</exception>
    /// <exception cref="SourceChangedException">Begin again from zero.</exception>
    /// <exception cref="IOException">Broken more often than allowed: try again later.</exception>
    ValueTask<int> Read(Memory<byte> buffer, CancellationToken ct);
}
