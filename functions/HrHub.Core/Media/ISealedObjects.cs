namespace HrHub.Core.Media;

/// <summary>
/// Objects of opaque, already sealed blocks: files in a folder, or block blobs. An object becomes visible as a whole when it is committed, and never changes after that.
/// </summary>
public interface ISealedObjects
{
    /// <summary>Starts or goes on with an upload. What was staged durably under the same name and attempt before is offered for resuming.</summary>
    Task<ISealedUpload> Upload(string name, string attempt, CancellationToken ct);

    /// <summary>Length in (sealed) bytes, or null when there is no such object.</summary>
    Task<long?> Length(string name, CancellationToken ct);

    /// <summary>Reads exactly <paramref name="count"/> bytes from <paramref name="offset"/>.</summary>
    /// <exception cref="EndOfStreamException">The object ends before.</exception>
    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    Task<byte[]> Read(string name, long offset, int count, CancellationToken ct);

    /// <summary>Deletes the object and everything staged under its name. No-op when it is gone.</summary>
    Task Delete(string name, CancellationToken ct);
}

/// <summary>One upload. Disposing without <see cref="Commit"/> keeps what is staged, for a later attempt to resume.</summary>
public interface ISealedUpload : IAsyncDisposable
{
    /// <summary>How many whole blocks are staged durably.</summary>
    int StagedBlocks { get; }

    /// <summary>Stages the next block.</summary>
    Task Stage(int index, ReadOnlyMemory<byte> block, CancellationToken ct);

    /// <summary>Makes the object visible with exactly the blocks staged.</summary>
    /// <exception cref="IOException">An object of that name exists already.</exception>
    Task Commit(int blocks, CancellationToken ct);

    /// <summary>Forgets what was staged.</summary>
    Task Abandon(CancellationToken ct);
}
