using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HrHub.IntegrationTests.Work;

/// <summary>Answers INSTREAM as clamd does: finds the text MALWARE, and nothing else.</summary>
internal sealed class ClamdStub : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public ClamdStub()
    {
        _listener.Start();
        _serving = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await Answer(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            _listener.Stop();
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        var command = new byte[10];
        await stream.ReadExactlyAsync(command, _stop.Token);
        if (!command.AsSpan().SequenceEqual("zINSTREAM\0"u8)) return;
        using var whole = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, _stop.Token);
            if (BinaryPrimitives.ReadInt32BigEndian(length) is var count && count == 0) break;
            var chunk = new byte[count];
            await stream.ReadExactlyAsync(chunk, _stop.Token);
            whole.Write(chunk);
        }
        var found = whole.ToArray().AsSpan().IndexOf("MALWARE"u8) >= 0;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(found ? "stream: Test.Malware FOUND\0" : "stream: OK\0"), _stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _stop.Dispose();
    }
}
