using System.Security.Cryptography;
using HrHub.Core.Media;
using HrHub.Core.Media.Sealing;
using HrHub.TestKit.Media;

namespace HrHub.TestKit.Exports;

/// <summary>Sealed videos that are sealed as they are read: gigabytes that take no room on a disk. Only for reading whole chunks.</summary>
public sealed class MadeUpObjects : ISealedObjects
{
    private readonly Dictionary<string, (MadeUpVideo Video, byte[] Key)> _videos = [];
    private readonly byte[] _plain = new byte[SealedChunk.PlainSize];

    /// <returns>The data key.</returns>
    public byte[] Add(string name, MadeUpVideo video)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        _videos[name] = (video, key);
        return key;
    }

    public Task<long?> Length(string name, CancellationToken ct) => Task.FromResult<long?>(_videos.TryGetValue(name, out var known) ? SealedChunk.SealedLength(known.Video.Length) : null);

    public Task Read(string name, long offset, Memory<byte> buffer, CancellationToken ct)
    {
        var (video, key) = _videos[name];
        var index = (int)(offset / SealedChunk.SealedSize);
        var plain = _plain.AsSpan(0, buffer.Length - SealedChunk.Overhead);
        video.Fill((long)index * SealedChunk.PlainSize, plain);
        SealedChunk.Seal(key, name, index, index == SealedChunk.Count(video.Length) - 1, plain, buffer.Span);
        return Task.CompletedTask;
    }

    public Task<ISealedUpload> Upload(string name, int blockSize, CancellationToken ct) => throw new NotSupportedException();
    public Task<IReadOnlyList<string>> List(string prefix, CancellationToken ct) => throw new NotSupportedException();
    public Task<IReadOnlyList<string>> WrittenBefore(DateTimeOffset before, string prefix, CancellationToken ct) => throw new NotSupportedException();
    public Task Delete(string name, CancellationToken ct) => throw new NotSupportedException();
}
