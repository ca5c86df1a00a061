using System.Security.Cryptography;
using HrHub.Core.Erasures;
using HrHub.Core.Keys;
using HrHub.Core.Media.Sealing;
using HrHub.Core.Work;

namespace HrHub.Core.Records;

/// <summary>Gives an interview's sealed media to another candidate: the objects stay as they are, their data keys are wrapped by the new owner's key.</summary>
public sealed class RewrapMedia(KeyRing keys)
{
    /// <param name="interview">With the media of its old owner.</param>
    /// <param name="candidateId">The new owner.</param>
    /// <param name="isNew">The owner has no file yet: its key may have to be made.</param>
    /// <param name="ct">Cancels between keys.</param>
    /// <exception cref="ErasureUnderWayException">The owner has a file and no key any more.</exception>
    public async Task<InterviewFile> Handle(InterviewFile interview, string candidateId, bool isNew, CancellationToken ct)
    {
        if (interview.SealedMedia.Count + interview.CaptureAttempts.Count == 0) return interview;
        using var owner = (isNew ? await keys.Candidate(candidateId, ct) : await keys.FindCandidate(candidateId, ct)) ?? throw new ErasureUnderWayException(candidateId);
        var media = new Dictionary<string, SealedReference>();
        foreach (var (id, reference) in interview.SealedMedia)
            media[id] = reference with { WrappedKey = await Rewrap(reference.WrappedKey, reference.ObjectName, owner, ct) };
        var attempts = new Dictionary<string, CaptureAttempt>();
        foreach (var (id, attempt) in interview.CaptureAttempts)
            attempts[id] = attempt with { WrappedKey = await Rewrap(attempt.WrappedKey, attempt.ObjectName, owner, ct) };
        return interview with { SealedMedia = media, CaptureAttempts = attempts };
    }

    /// <summary>The same for what HR uploaded, once it lies in another person's file.</summary>
    /// <returns>The work itself where all of it is the owner's already.</returns>
    /// <exception cref="ErasureUnderWayException">The owner has a file and no key any more.</exception>
    public async Task<FileWork> Handle(FileWork work, string candidateId, CancellationToken ct)
    {
        if (work.Materials.All(material => SealingKey.KeyIdOf(material.Sealed.WrappedKey) == candidateId)) return work;
        using var owner = await keys.FindCandidate(candidateId, ct) ?? throw new ErasureUnderWayException(candidateId);
        var materials = new List<Material>();
        foreach (var material in work.Materials) materials.Add(material with { Sealed = material.Sealed with { WrappedKey = await Rewrap(material.Sealed.WrappedKey, material.Sealed.ObjectName, owner, ct) } });
        return work with { Materials = materials };
    }

    private async Task<byte[]> Rewrap(byte[] wrapped, string objectName, SealingKey owner, CancellationToken ct)
    {
        var dataKey = await DataKey.Unwrap(wrapped, objectName, keys, ct);
        try
        {
            return DataKey.Wrap(dataKey, owner, objectName);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }
}
