using System.Security.Cryptography;
using HrHub.Core.Keys;
using HrHub.Core.Media.Sealing;

namespace HrHub.Core.Records;

/// <summary>Gives an interview's sealed media to another candidate: the objects stay as they are, their data keys are wrapped by the new owner's key.</summary>
public sealed class RewrapMedia(KeyRing keys)
{
    public async Task<InterviewFile> Handle(InterviewFile interview, string candidateId, CancellationToken ct)
    {
        using var owner = await keys.Candidate(candidateId, ct);
        var media = new Dictionary<string, SealedReference>();
        foreach (var (id, reference) in interview.SealedMedia)
            media[id] = reference with { WrappedKey = await Rewrap(reference.WrappedKey, reference.ObjectName, owner, ct) };
        var attempts = new Dictionary<string, CaptureAttempt>();
        foreach (var (id, attempt) in interview.CaptureAttempts)
            attempts[id] = attempt with { WrappedKey = await Rewrap(attempt.WrappedKey, attempt.ObjectName, owner, ct) };
        return interview with { SealedMedia = media, CaptureAttempts = attempts };
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
