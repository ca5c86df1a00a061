namespace HrHub.Core.Media;

/// <summary>
/// Objects of opaque, already sealed blocks: files in a folder, or block blobs. An object becomes visible as a whole when it is committed, and never changes after that.
/// Names are 1–128 characters of <c>a–z 0–9 . _ -</c> and begin with a letter or digit; a new attempt takes a new name.
/// </summary>
public interface ISealedObjects
{
    /// <summary>Starts or goes on with an upload. What was staged under the same name before is offered for resuming.</summary>
    /// <param name="name">Name of the object.</param>
    /// <param name="blockSize">Bytes of every block but the last, which may be smaller.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="UploadBusyException">Somebody else is uploading under this name, or did so in a process that died less than a minute ago.</exception>
    /// <exception cref="IOException">An object of that name exists already; a store may also notice that only at the commit.</exception>
    Task<ISealedUpload> Upload(string name, int blockSize, CancellationToken ct);

    /// <summary>Length in (sealed) bytes, or null when there is no such committed object.</summary>
    Task<long?> Length(string name, CancellationToken ct);

    /// <summary>Fills <paramref name="buffer"/> with the bytes from <paramref name="offset"/>.</summary>
    /// <exception cref="EndOfStreamException">The object ends before.</exception>
    /// <exception cref="FileNotFoundException">There is no such object.</exception>
    Task Read(string name, long offset, Memory<byte> buffer, CancellationToken ct);

    /// <summary>Names of the objects, committed or staged, that begin with <paramref name="prefix"/>.</summary>
    Task<IReadOnlyList<string>> List(string prefix, CancellationToken ct);

    /// <summary>Names of the objects that begin with <paramref name="prefix"/> and were last written before <paramref name="before"/>, committed or staged.</summary>
    Task<IReadOnlyList<string>> WrittenBefore(DateTimeOffset before, string prefix, CancellationToken ct);

    /// <summary>Deletes the object and what is staged under its name, with every state that the store may keep of it. No-op when it is gone.</summary>
    /// <exception cref="IOException">The store still keeps something of it.</exception>
    Task Delete(string name, CancellationToken ct);
}

/// <summary>One upload. Disposing without <see cref="Commit"/> keeps what is staged, for a later attempt to resume.</summary>
public interface ISealedUpload : IAsyncDisposable
{
    /// <summary>How many whole blocks are staged. After a crash the last of them may be damaged: whoever resumes opens them first.</summary>
    int StagedBlocks { get; }

    /// <summary>Fills <paramref name="block"/> (one whole block) with what is staged at <paramref name="index"/>.</summary>
    Task ReadStaged(int index, Memory<byte> block, CancellationToken ct);

    /// <summary>Stages the next block, or replaces one; blocks after it are forgotten.</summary>
    Task Stage(int index, ReadOnlyMemory<byte> block, CancellationToken ct);

    /// <summary>Makes the object durable and visible with exactly the blocks staged.</summary>
    /// <exception cref="IOException">An object of that name exists already.</exception>
    Task Commit(CancellationToken ct);

    /// <summary>Forgets what was staged.</summary>
    Task Abandon(CancellationToken ct);
}

/// <summary>Two workers took up the same upload; the other one goes on.</summary>
public sealed class UploadBusyException(string name) : IOException($"Somebody else is uploading {name}.");
