namespace HrHub.EmbeddedWorker.Queue;

/// <summary>A message in the hands of this process.</summary>
internal sealed class Delivery : IDisposable
{
    private readonly CancellationTokenSource _cancel;
    private readonly Lock _gate = new();
    private bool _disposed;

    public Delivery(ReceivedMessage message, CancellationToken stopping)
    {
        Message = message;
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Cancelled = _cancel.Token;
    }

    public ReceivedMessage Message { get; }

    /// <summary>Fires when the host stops or the lock is lost.</summary>
    public CancellationToken Cancelled { get; }

    /// <summary>Null while the handler runs or is to run.</summary>
    public Task? Settling { get; set; }

    public void Cancel()
    {
        lock (_gate)
        {
            if (!_disposed) _cancel.Cancel();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _cancel.Dispose();
        }
    }
}
