using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;

namespace HrHub.Core.Media.Sealing;

/// <summary>The few buffers between a source that is read, a thread that hashes and a task that seals: both get every chunk, in order; a buffer is free again when both have let go of it.</summary>
internal sealed class SealingLine : IDisposable
{
    private const int Slots = 8, Takers = 2;
    private readonly List<Slot> _slots = new(Slots);
    private readonly Channel<Slot> _free = Channel.CreateUnbounded<Slot>(), _toSeal = Channel.CreateUnbounded<Slot>();
    private readonly BlockingCollection<Slot> _toHash = [];
    private Slot? _reading;

    /// <summary>Blocks while there is nothing to hash; ends after <see cref="End"/>.</summary>
    public IEnumerable<Slot> ToHash => _toHash.GetConsumingEnumerable();

    /// <summary>Ends after <see cref="End"/>.</summary>
    public IAsyncEnumerable<Slot> ToSeal => _toSeal.Reader.ReadAllAsync();

    /// <summary>Fills a buffer as far as the source goes.</summary>
    public async Task<Slot> Read(Stream source, int index, CancellationToken ct)
    {
        if (!_free.Reader.TryRead(out var slot))
        {
            if (_slots.Count == Slots) slot = await _free.Reader.ReadAsync(ct);
            else _slots.Add(slot = new Slot());
        }
        _reading = slot;
        var length = await source.ReadAtLeastAsync(slot.Plain, SealedChunk.PlainSize, throwOnEndOfStream: false, ct);
        _reading = null;
        slot.Fill(index, length, Takers);
        return slot;
    }

    public void Add(Slot slot)
    {
        _toHash.Add(slot, CancellationToken.None);
        _toSeal.Writer.TryWrite(slot);
    }

    /// <summary>Nothing is added any more.</summary>
    public void End()
    {
        _toHash.CompleteAdding();
        _toSeal.Writer.TryComplete();
    }

    public void LetGo(Slot slot)
    {
        if (slot.LetGo()) _free.Writer.TryWrite(slot);
    }

    /// <summary>Gives the buffers back. Only those that nobody can still be writing to: after a failed read its source might.</summary>
    public void Dispose()
    {
        foreach (var slot in _slots)
            if (slot != _reading) slot.Return();
        _toHash.Dispose();
    }
}

/// <summary>Rented: a capture that breaks and goes on would leave megabytes of garbage each time. Rented buffers are longer than asked for.</summary>
internal sealed class Slot
{
    private readonly byte[] _plain = ArrayPool<byte>.Shared.Rent(SealedChunk.PlainSize), _sealed = ArrayPool<byte>.Shared.Rent(SealedChunk.SealedSize);
    private int _takers, _length;

    public Memory<byte> Plain => _plain.AsMemory(0, SealedChunk.PlainSize);
    public Memory<byte> Sealed => _sealed.AsMemory(0, SealedChunk.SealedSize);

    /// <summary>Which chunk of the object.</summary>
    public int Index { get; private set; }

    public bool IsWhole => _length == SealedChunk.PlainSize;
    public ReadOnlySpan<byte> Content => _plain.AsSpan(0, _length);
    public Memory<byte> SealedContent => _sealed.AsMemory(0, _length + SealedChunk.Overhead);

    /// <summary>Where the plaintext stands after this chunk.</summary>
    public long End => (long)Index * SealedChunk.PlainSize + _length;

    public void Fill(int index, int length, int takers) => (Index, _length, _takers) = (index, length, takers);

    /// <returns>True for the last one who has it.</returns>
    public bool LetGo() => Interlocked.Decrement(ref _takers) == 0;

    public void Return()
    {
        CryptographicOperations.ZeroMemory(_plain);
        ArrayPool<byte>.Shared.Return(_plain);
        ArrayPool<byte>.Shared.Return(_sealed);
    }
}
