using HrHub.Core.Media;
using Microsoft.Win32.SafeHandles;

namespace HrHub.Local.Stores;

/// <summary>One upload into a <c>.part</c> file. The open file is locked: two workers can't write one upload.</summary>
internal sealed class FileSealedUpload : ISealedUpload
{
    private const int FlushEvery = 32;
    private const int LinuxWouldBlock = 11, MacWouldBlock = 35, WindowsSharingViolation = unchecked((int)0x80070020);
    private readonly string _name, _path, _part;
    private readonly int _blockSize;
    private readonly FileStream _file;
    private readonly SafeFileHandle _handle;
    private long _length;
    private Task _flushing = Task.CompletedTask;

    /// <exception cref="UploadBusyException">The file is locked.</exception>
    public FileSealedUpload(string name, string path, string part, int blockSize)
    {
        (_name, _path, _part, _blockSize) = (name, path, part, blockSize);
        _file = Open();
        _handle = _file.SafeFileHandle;
        _length = RandomAccess.GetLength(_handle);
    }

    public int StagedBlocks => (int)(_length / _blockSize);

    public async Task ReadStaged(int index, Memory<byte> block, CancellationToken ct)
    {
        for (var done = 0; done < _blockSize;)
        {
            var count = await RandomAccess.ReadAsync(_handle, block[done.._blockSize], (long)index * _blockSize + done, ct);
            if (count == 0) throw new EndOfStreamException($"Block {index} of {_name} is not staged.");
            done += count;
        }
    }

    public async Task Stage(int index, ReadOnlyMemory<byte> block, CancellationToken ct)
    {
        var offset = (long)index * _blockSize;
        if (offset > _length || block.Length > _blockSize) throw new ArgumentOutOfRangeException(nameof(index));
        if (offset < _length) RandomAccess.SetLength(_handle, offset);
        await RandomAccess.WriteAsync(_handle, block, offset, ct);
        _length = offset + block.Length;
        if ((index + 1) % FlushEvery != 0) return;

        // Flushing goes on beside the next blocks, one flush at a time, on a thread of its own: it waits for the disk, and a waiting thread of the pool would be missed by those who compute.
        await _flushing;
        _flushing = Task.Factory.StartNew(() => RandomAccess.FlushToDisk(_handle), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public async Task Commit(CancellationToken ct)
    {
        await _flushing;
        ct.ThrowIfCancellationRequested();
        RandomAccess.FlushToDisk(_handle);
        // Only Windows refuses to rename an open file; elsewhere the lock is kept until the name is final.
        if (OperatingSystem.IsWindows()) _file.Dispose();
        File.Move(_part, _path, overwrite: false);
        if (!OperatingSystem.IsWindows()) RandomAccess.FlushToDisk(_handle);
        _file.Dispose();
    }

    public async Task Abandon(CancellationToken ct)
    {
        await _flushing;
        if (!OperatingSystem.IsWindows()) File.Delete(_part);
        _file.Dispose();
        File.Delete(_part);
    }

    public async ValueTask DisposeAsync()
    {
        await _flushing;
        _file.Dispose();
    }

    private FileStream Open()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.Asynchronous, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileSealedObjects.OwnerOnly;
        try
        {
            return new FileStream(_part, options);
        }
        catch (IOException locked) when (locked.HResult is LinuxWouldBlock or MacWouldBlock or WindowsSharingViolation)
        {
            throw new UploadBusyException(_name);
        }
    }
}
