using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Materials;

internal enum ScanVerdict { Clean, Infected, NotScanned }

/// <summary>Sends what is uploaded to clamd while it is being sealed: its command INSTREAM over TCP (clamd(8)): chunks behind their length, an empty one at the end, one line of answer.</summary>
public sealed partial class ScanUpload(IOptions<MaterialsOptions> options, ILogger<ScanUpload> log)
{
    /// <returns>A scan that says <see cref="ScanVerdict.NotScanned"/> in the end where none is configured, or clamd is away.</returns>
    internal async Task<Scan> Begin(CancellationToken ct)
    {
        var scan = new Scan(TimeSpan.FromSeconds(options.Value.ClamdTimeoutSeconds), LogAway);
        if (options.Value.ClamdHost.Length > 0) await scan.Connect(options.Value.ClamdHost, options.Value.ClamdPort, ct);
        return scan;
    }

    [LoggerMessage(1, LogLevel.Warning, "clamd is away: an upload was not scanned.")]
    private partial void LogAway(Exception failure);

    /// <summary>One scan. Once clamd failed it does nothing more.</summary>
    internal sealed class Scan(TimeSpan patience, Action<Exception> away) : IDisposable
    {
        private TcpClient? _clamd;

        public Task Connect(string host, int port, CancellationToken ct) => Try(async token =>
        {
            _clamd = new TcpClient();
            await _clamd.ConnectAsync(host, port, token);
            await _clamd.GetStream().WriteAsync("zINSTREAM\0"u8.ToArray(), token);
        }, ct);

        public Task Write(ReadOnlyMemory<byte> chunk, CancellationToken ct) => _clamd is null || chunk.IsEmpty ? Task.CompletedTask : Try(async token =>
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, chunk.Length);
            await _clamd.GetStream().WriteAsync(length, token);
            await _clamd.GetStream().WriteAsync(chunk, token);
        }, ct);

        public async Task<ScanVerdict> Finish(CancellationToken ct)
        {
            var answer = "";
            if (_clamd is not null)
                await Try(async token =>
                {
                    await _clamd.GetStream().WriteAsync(new byte[4], token);
                    var buffer = new byte[4096];
                    answer = Encoding.ASCII.GetString(buffer, 0, await _clamd.GetStream().ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, token)).TrimEnd('\0', '\n');
                }, ct);
            // Anything else is an error of clamd: over its own limit, out of memory.
            return answer.EndsWith(" FOUND", StringComparison.Ordinal) ? ScanVerdict.Infected : answer == "stream: OK" ? ScanVerdict.Clean : ScanVerdict.NotScanned;
        }

        public void Dispose() => _clamd?.Dispose();

        private async Task Try(Func<CancellationToken, Task> step, CancellationToken ct)
        {
            using var patient = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patient.CancelAfter(patience);
            try
            {
                await step(patient.Token);
            }
            catch (Exception failure) when (failure is IOException or SocketException || failure is OperationCanceledException && !ct.IsCancellationRequested)
            {
                away(failure);
                _clamd?.Dispose();
                _clamd = null;
            }
        }
    }
}
