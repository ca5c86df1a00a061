using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using HrHub.Core.Media;

namespace HrHub.Azure.Blobs;

/// <summary>Holds a blob for one writer, as long as the writer lives: the service refuses writes without the lease's id.</summary>
internal sealed class UploadLease : IAsyncDisposable
{
    /// <summary>A dead worker's lease ends by itself; the service allows 15 to 60 seconds.</summary>
    private static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(30), RenewEvery = TimeSpan.FromSeconds(10);

    private readonly string _name;
    private readonly BlobLeaseClient _lease;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _renewing;

    private UploadLease(string name, BlobLeaseClient lease, TimeProvider clock)
    {
        (_name, _lease) = (name, lease);
        _renewing = KeepRenewing(clock);
    }

    /// <returns>Null when there is no such blob.</returns>
    /// <exception cref="UploadBusyException">Another holds it.</exception>
    public static async Task<UploadLease?> Acquire(BlockBlobClient blob, string name, TimeProvider clock, CancellationToken ct)
    {
        // The client has made up the lease's id: a repetition after a lost answer meets its own lease.
        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(LeaseFor, cancellationToken: ct);
            return new(name, lease, clock);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
        catch (RequestFailedException held) when (held.Status == 409)
        {
            throw new UploadBusyException(name);
        }
    }

    /// <summary>Makes sure that it is still ours.</summary>
    /// <exception cref="UploadBusyException">Another has it now.</exception>
    /// <exception cref="IOException">The blob was deleted.</exception>
    public async Task Renew(CancellationToken ct)
    {
        try
        {
            await _lease.RenewAsync(cancellationToken: ct);
        }
        catch (RequestFailedException gone) when (gone.Status == 404 || gone.ErrorCode == BlobErrorCode.LeaseIsBrokenAndCannotBeRenewed)
        {
            throw new IOException($"{_name} was deleted while it was uploaded.");
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            throw new UploadBusyException(_name);
        }
    }

    /// <summary>Writes under the lease; once more where it ran out meanwhile and nobody took it. Fails as <see cref="Renew"/> does.</summary>
    public async Task Write(Func<BlobRequestConditions, Task> write, CancellationToken ct)
    {
        var held = new BlobRequestConditions { LeaseId = _lease.LeaseId };
        try
        {
            await write(held);
        }
        catch (RequestFailedException lost) when (lost.Status == 412)
        {
            await Renew(ct);
            await write(held);
        }
    }

    /// <summary>Lets go of it. Where that fails it runs out by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync();
        await _renewing;
        await ((Task)_lease.ReleaseAsync()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }

    private async Task KeepRenewing(TimeProvider clock)
    {
        using var timer = new PeriodicTimer(RenewEvery, clock);
        try
        {
            // A failure is not the end: the next tick tries again, and the next write says what became of it.
            while (await timer.WaitForNextTickAsync(_closing.Token)) await Renew(_closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            return;
        }
    }
}
