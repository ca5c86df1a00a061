using System.Security.Cryptography;
using HrHub.Core.Keys;
using HrHub.Core.Media.Sealing;
using HrHub.Core.Records;
using Microsoft.Extensions.Logging;

namespace HrHub.Core.Media.Clips;

/// <summary>
/// The still of a video: made once, and kept beside it under the same data key. Its name begins with the media item's id like that of the video, so that whatever forgets the video by that id or destroys its key forgets the still.
/// Whoever calls has checked the right to watch, and audited it.
/// </summary>
public sealed partial class TakePoster(IVideoTool tool, OpenMedia media, ISealedObjects objects, ICandidateFiles files, KeyRing keys, ILogger<TakePoster> log)
{
    private const string ContentType = "image/jpeg", Suffix = ".poster";

    /// <param name="candidateId">Whose.</param>
    /// <param name="interview">As it is on file now.</param>
    /// <param name="mediaId">A captured item of it.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>To be disposed after use; errors as of <see cref="IVideoTool.Still"/>, or <see cref="HubError.NotFound"/> where the item is not captured.</returns>
    /// <exception cref="CryptographicException">The video was changed, or its key is gone.</exception>
    public async Task<Outcome<OpenedMedia>> Handle(string candidateId, InterviewFile interview, string mediaId, CancellationToken ct)
    {
        if (!interview.SealedMedia.TryGetValue(mediaId, out var video)) return HubError.NotFound;
        var dataKey = await DataKey.Unwrap(video.WrappedKey, video.ObjectName, keys, ct);
        try
        {
            if (await Kept(video, dataKey, ct) is { } kept) return Opened(kept);
            var made = await Make(interview, mediaId, video, ct);
            if (made.Error is { } error) return error;
            await Keep(candidateId, mediaId, video, dataKey, made.Value!, ct);
            return Opened(made.Value!);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    private static OpenedMedia Opened(byte[] jpeg) => new(new MemoryStream(jpeg, writable: false), ContentType, Convert.ToHexStringLower(SHA256.HashData(jpeg)));

    private async Task<byte[]?> Kept(SealedReference video, byte[] dataKey, CancellationToken ct)
    {
        var name = video.ObjectName + Suffix;
        if (await objects.Length(name, ct) is not { } length) return null;
        try
        {
            var reference = video with { ObjectName = name, Length = Math.Max(0, length - SealedChunk.Overhead) };
            await using var content = await SealedStream.Open(objects, reference, dataKey, ct);
            var jpeg = new byte[reference.Length];
            await content.ReadExactlyAsync(jpeg, ct);
            return jpeg;
        }
        catch (SealedObjectException)
        {
            // It can be made again, unlike the video.
            LogDamaged(name);
            await objects.Delete(name, ct);
            return null;
        }
    }

    private async Task<Outcome<byte[]>> Make(InterviewFile interview, string mediaId, SealedReference video, CancellationToken ct)
    {
        if (!tool.IsHere) return HubError.NoVideoTool;
        await using var opened = await media.Open(video, "", ct);
        var made = await tool.Still(opened.Content, SecondsOf(interview, mediaId), ct);
        if (made.Error is { } error) LogNone(mediaId, error.Code);
        return made;
    }

    private static double? SecondsOf(InterviewFile interview, string mediaId)
        => (interview.Captured.GetValueOrDefault(mediaId) ?? interview.Interview.Media.FirstOrDefault(item => item.MediaId == mediaId))?.Duration;

    private async Task Keep(string candidateId, string mediaId, SealedReference video, byte[] dataKey, byte[] jpeg, CancellationToken ct)
    {
        var name = video.ObjectName + Suffix;
        try
        {
            await Write(name, dataKey, jpeg, ct);
        }
        catch (IOException busy)
        {
            // Somebody else made it at the same time, and keeps it.
            LogNotKept(name, busy.GetType().Name);
            return;
        }
        // Erased or captured anew in the meantime: nobody would come by here again to forget it.
        if (await files.Home(candidateId, CancellationToken.None) is { Retention.Tombstone: null } file && file.Interviews.Any(now => now.SealedMedia.GetValueOrDefault(mediaId)?.ObjectName == video.ObjectName)) return;
        await objects.Delete(name, CancellationToken.None);
    }

    private async Task Write(string name, byte[] dataKey, byte[] jpeg, CancellationToken ct)
    {
        await using var writer = await SealedWriter.Open(objects, name, dataKey, ct);
        try
        {
            await writer.WriteToEnd(new MemoryStream(jpeg), null, ct);
        }
        catch
        {
            await writer.Abandon(CancellationToken.None);
            throw;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "There is no still of the media item {MediaId}: {Code}.")]
    private partial void LogNone(string mediaId, string code);

    [LoggerMessage(2, LogLevel.Warning, "The sealed object {Name} was changed or cut short: it is made again.")]
    private partial void LogDamaged(string name);

    [LoggerMessage(3, LogLevel.Information, "The sealed object {Name} is not kept: {Trouble}.")]
    private partial void LogNotKept(string name, string trouble);
}
