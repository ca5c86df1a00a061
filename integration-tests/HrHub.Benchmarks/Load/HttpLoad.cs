using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HrHub.Benchmarks.Load;

/// <summary>
/// Sends prepared HTTP/1.1 requests over N keep-alive connections, one at a time on each, and times them. Raw sockets, because an HttpClient costs more
/// than the server it would measure.
/// </summary>
public sealed class HttpLoad(IPEndPoint server, int connections)
{
    /// <param name="request">The n-th request, whole, ready to be written.</param>
    /// <param name="count">How many to send in all.</param>
    /// <param name="ct">Stops early.</param>
    public async Task<LoadResult> Run(Func<int, ReadOnlyMemory<byte>> request, int count, CancellationToken ct)
    {
        var next = -1;
        var latencies = new double[count];
        var failures = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(server, ct);
            var buffer = new byte[256 * 1024];
            for (var n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next))
            {
                var start = Stopwatch.GetTimestamp();
                await socket.SendAsync(request(n), ct);
                if (!await ReadAnswer(socket, buffer, ct)) Interlocked.Increment(ref failures);
                latencies[n] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }));
        var seconds = clock.Elapsed.TotalSeconds;
        Array.Sort(latencies);
        return new(count / seconds, latencies[count / 2], latencies[(int)(count * 0.99)], failures);
    }

    /// <summary>One request as bytes.</summary>
    public static byte[] Request(string path, ReadOnlySpan<byte> body, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var head = new StringBuilder($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n");
        foreach (var (name, value) in headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        head.Append("\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. body];
    }

    // Answers of the servers measured fit the buffer, head and body.
    private static async Task<bool> ReadAnswer(Socket socket, byte[] buffer, CancellationToken ct)
    {
        var filled = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), ct);
            if (read == 0) throw new IOException("The server closed the connection.");
            filled += read;
            var head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
            if (head >= 0 && IsWhole(buffer.AsSpan(0, filled), head + 4)) return buffer[9] == (byte)'2';
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer, int bodyStart)
    {
        var head = answer[..bodyStart];
        if (head.IndexOf("chunked"u8) >= 0) return answer.EndsWith("0\r\n\r\n"u8);
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) return true;
        var digits = head[(at + 16)..];
        return answer.Length >= bodyStart + int.Parse(digits[..digits.IndexOf((byte)'\r')]);
    }
}

/// <param name="PerSecond">Requests per second.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Failures">Answers outside 2xx.</param>
public sealed record LoadResult(double PerSecond, double P50, double P99, int Failures);
