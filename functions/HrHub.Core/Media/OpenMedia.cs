using HrHub.Core.Keys;
using HrHub.Core.Media.Sealing;
using HrHub.Core.Records;

namespace HrHub.Core.Media;

/// <summary>A captured media item, or what was made of it, open for reading.</summary>
/// <param name="Content">Plaintext; seekable, so that a server can serve any range of it.</param>
/// <param name="ContentType">As the first bytes showed when it was captured, or as it was made.</param>
/// <param name="Sha256">Lower-case hex of the whole plaintext: serves as a strong ETag.</param>
public sealed record OpenedMedia(Stream Content, string ContentType, string Sha256) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>Opens a captured media item of a candidate. Whoever calls has checked the right to read, and audited it.</summary>
public sealed class OpenMedia(ICandidateFiles files, ISealedObjects objects, KeyRing keys)
{
    /// <param name="candidateId">A merged file's id leads to the file it was merged into.</param>
    /// <param name="mediaId">The item.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns><see cref="HubError.NotFound"/> when there is no such item, or it is not captured.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The object was changed, or its key is gone.</exception>
    public async Task<Outcome<OpenedMedia>> Handle(string candidateId, string mediaId, CancellationToken ct)
    {
        var file = await files.Home(candidateId, ct);
        var interview = file?.Interviews.FirstOrDefault(candidate => candidate.SealedMedia.ContainsKey(mediaId));
        if (interview is null) return HubError.NotFound;

        return await Open(interview, mediaId, ct);
    }

    /// <param name="interview">From a record that was just read.</param>
    /// <param name="mediaId">One of its captured items.</param>
    /// <param name="ct">Cancels.</param>
    /// <inheritdoc cref="Handle" path="/exception"/>
    public Task<OpenedMedia> Open(InterviewFile interview, string mediaId, CancellationToken ct)
        => Open(interview.SealedMedia[mediaId], interview.Captured.GetValueOrDefault(mediaId)?.ContentType ?? "application/octet-stream", ct);

    /// <param name="reference">From a record that was just read.</param>
    /// <param name="contentType">From the same record.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The object was changed, or its key is gone.</exception>
    public async Task<OpenedMedia> Open(SealedReference reference, string contentType, CancellationToken ct)
    {
        var dataKey = await DataKey.Unwrap(reference.WrappedKey, reference.ObjectName, keys, ct);
        try
        {
            var content = await SealedStream.Open(objects, reference, dataKey, ct);
            return new OpenedMedia(content, contentType, reference.Sha256);
        }
        finally
        {
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(dataKey);
        }
    }
}
