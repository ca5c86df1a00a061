using System.Security.Cryptography;
using HrHub.Core.Canonical;
using HrHub.Core.Keys;
using HrHub.Core.Media;
using HrHub.Core.Media.Download;
using HrHub.Core.Media.Sealing;

namespace HrHub.Pipeline.Capture;

/// <summary>What is to be sealed, and for whom.</summary>
/// <param name="CandidateId">Whose key wraps the data key.</param>
/// <param name="Item">The item; its link is not used.</param>
/// <param name="Url">The link of now: may hold a token.</param>
/// <param name="Hosts">Hosts of the vendor's profile.</param>
/// <param name="Begun">An attempt on record that may go on.</param>
public sealed record SealRequest(string CandidateId, MediaItem Item, string Url, IReadOnlyList<string> Hosts, CaptureAttempt? Begun)
{
    public override string ToString() => $"SealRequest({Item.MediaId})";
}

/// <summary>What was sealed.</summary>
public sealed record SealedMedia(SealedReference Reference, string? ContentType);

/// <summary>
/// Streams one media item from its link into the sealed store. An attempt goes on where it broke as long as the source proves to be the same; otherwise a new
/// attempt begins from zero, under a new name and a new key.
/// </summary>
public sealed class SealMedia(VideoSource source, ISealedObjects objects, KeyRing keys)
{
    /// <summary>Plaintext bytes from which on an attempt is put on record; below that, beginning again costs less than the write.</summary>
    public const long WorthResuming = 32L << 20;

    private const int Restarts = 3;

    /// <param name="request">What to seal.</param>
    /// <param name="began">Puts the attempt on record; called once per attempt.</param>
    /// <param name="ct">Cancels; what is staged and on record stays.</param>
    /// <remarks>Fails as <see cref="IMediaBytes.Read"/> does.</remarks>
    public async Task<SealedMedia> Handle(SealRequest request, Func<CaptureAttempt, CancellationToken, Task> began, CancellationToken ct)
    {
        var begun = request.Begun is { } known && await objects.Length(known.ObjectName, ct) is null ? known : null;
        for (var restart = 0; ; restart++)
        {
            try
            {
                return await Try(request, begun, began, ct);
            }
            catch (SourceChangedException) when (restart < Restarts)
            {
                begun = null;
            }
        }
    }

    private async Task<SealedMedia> Try(SealRequest request, CaptureAttempt? begun, Func<CaptureAttempt, CancellationToken, Task> began, CancellationToken ct)
    {
        var name = begun?.ObjectName ?? $"{request.Item.MediaId}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        var dataKey = begun is null ? RandomNumberGenerator.GetBytes(32) : await DataKey.Unwrap(begun.WrappedKey, name, keys, ct);
        try
        {
            var wrapped = begun?.WrappedKey ?? await Wrap(dataKey, request.CandidateId, name, ct);
            await using var writer = await SealedWriter.Open(objects, name, dataKey, ct);
            return await Fill(writer, request, new() { ObjectName = name, WrappedKey = wrapped, Validator = begun?.Validator ?? "", ContentType = begun?.ContentType }, onRecord: begun is not null, began, ct);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    private async Task<SealedMedia> Fill(SealedWriter writer, SealRequest request, CaptureAttempt attempt, bool onRecord, Func<CaptureAttempt, CancellationToken, Task> began, CancellationToken ct)
    {
        try
        {
            await using var opened = await source.Open(request.Url, request.Item.Kind, request.Hosts, writer.Position, writer.Position == 0 ? null : attempt.Validator, ct);
            var content = await writer.WriteToEnd(opened.Content, Staged, ct);
            return new(content.In(attempt.ObjectName, attempt.WrappedKey), opened.ContentType ?? attempt.ContentType);

            async Task Staged(long position, CancellationToken token)
            {
                if (onRecord || position < WorthResuming || opened.Validator is not { } validator) return;
                onRecord = true;
                await began(attempt with { Validator = validator, ContentType = opened.ContentType }, token);
            }
        }
        catch (Exception failure) when (!onRecord || failure is SourceChangedException or MediaRefusedException)
        {
            // Nobody could go on with it: its key is on no record, or its source is another one now.
            await writer.Abandon(CancellationToken.None);
            throw;
        }
    }

    private async Task<byte[]> Wrap(byte[] dataKey, string candidateId, string name, CancellationToken ct)
    {
        // Never make a key here: a missing one means that the candidate was erased.
        using var candidate = await keys.FindCandidate(candidateId, ct) ?? throw new CandidateGoneException(candidateId);
        return DataKey.Wrap(dataKey, candidate, name);
    }
}

/// <summary>The candidate was erased while a capture was under way.</summary>
public sealed class CandidateGoneException(string candidateId) : Exception($"The candidate {candidateId} is gone.");
