using System.Security.Cryptography;
using HrHub.Core.Keys;
using HrHub.Core.Media;

namespace HrHub.Core.Inbox;

/// <summary>Seals raw bodies under the epoch key: in the entry itself, or, above 256 KB, as a sealed object whose address the entry holds.</summary>
public sealed class InboxBodies(KeyRing keys, ISealedObjects objects)
{
    private const int LargestInEntry = 256 * 1024;
    private const string Field = "body";

    /// <summary>How the names of sealed objects with bodies begin.</summary>
    public const string ObjectPrefix = "raw-";

    /// <returns>The entry with its body.</returns>
    public async Task<InboxEntry> Seal(InboxEntry entry, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var key = await keys.CurrentEpoch(ct);
        var sealedBody = key.Seal(body.Span, entry.Id, Field);
        entry = entry with { SealedBy = key.Id };
        if (body.Length <= LargestInEntry) return entry with { SealedBody = sealedBody };

        // A name of its own for every request: two requests with the same delivery must not stage into one object.
        var name = $"{ObjectPrefix}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        await objects.Put(name, sealedBody, ct);
        return entry with { BodyObject = name };
    }

    /// <exception cref="CryptographicException">The body was changed, or its key is gone.</exception>
    /// <exception cref="FileNotFoundException">The object is gone.</exception>
    /// <exception cref="InvalidOperationException">The entry was handled: its body lies in the candidate's file now.</exception>
    public async Task<byte[]> Open(InboxEntry entry, CancellationToken ct)
    {
        var sealedBody = entry.SealedBody ?? await Read(entry, ct);
        var key = await keys.EpochOf(sealedBody, ct);
        return key.Open(sealedBody, entry.Id, Field);
    }

    /// <summary>Deletes the object of an entry, where it has one.</summary>
    public Task Delete(InboxEntry entry, CancellationToken ct) => entry.BodyObject is { } name ? objects.Delete(name, ct) : Task.CompletedTask;

    private async Task<byte[]> Read(InboxEntry entry, CancellationToken ct)
    {
        var name = entry.BodyObject ?? throw new InvalidOperationException($"The entry {entry.Id} has no body any more.");
        return await objects.Get(name, ct) ?? throw new FileNotFoundException($"The body of {entry.Id} is gone.");
    }
}
