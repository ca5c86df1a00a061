using System.Runtime.InteropServices;

namespace HrHub.Local.Commands;

/// <summary>Turns the first Ctrl+C or SIGTERM into a request to stop; the second one ends the process as usual.</summary>
internal sealed class Shutdown : IDisposable
{
    private readonly CancellationTokenSource _requested = new();
    private readonly PosixSignalRegistration[] _signals;

    public Shutdown() => _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Hear), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Hear)];

    public CancellationToken Token => _requested.Token;

    /// <summary>Ends when somebody asks to stop.</summary>
    public async Task Wait()
    {
        var stop = new TaskCompletionSource();
        await using var _ = Token.Register(stop.SetResult);
        await stop.Task;
    }

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _requested.Dispose();
    }

    private void Hear(PosixSignalContext context)
    {
        if (_requested.IsCancellationRequested) return;
        context.Cancel = true;
        _requested.Cancel();
    }
}
