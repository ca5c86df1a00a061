using System.Text;
using System.Text.Json;
using HrHub.Core.Canonical;

namespace HrHub.Core.Audit;

/// <summary>Reads every chain from its first entry to its head and finds the first break of each. A chain that was rewritten with hashes of its own only <see cref="VerifyRoots"/> can find.</summary>
public sealed class VerifyChains(IAuditEvidence evidence)
{
    private const int TellEvery = 1_000;

    /// <param name="Entries">Entries read.</param>
    /// <param name="Chains">Chains read.</param>
    /// <param name="Breaks">The first of each broken chain.</param>
    /// <param name="SignedRoots">Day and hash of the daily roots that the hub's chain names.</param>
    public sealed record Found(long Entries, long Chains, IReadOnlyList<AuditBreak> Breaks, IReadOnlyDictionary<DateOnly, string> SignedRoots);

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<Found> Handle(IProgress<AuditProgress>? progress, CancellationToken ct)
    {
        var (total, entries, chains) = (await evidence.Count(ct), 0L, 0L);
        var (breaks, signed) = (new List<AuditBreak>(), new Dictionary<DateOnly, string>());
        Link? link = null;
        await foreach (var entry in evidence.Entries(ct))
        {
            if (link?.Chain != entry.Chain)
            {
                if (link?.End() is { } atTheEnd) breaks.Add(atTheEnd);
                link = null;
                if (breaks.Count >= AuditVerdict.MostBreaks) break;
                link = new Link(entry.Chain);
                chains++;
            }
            if (link.Next(entry) is { } found) breaks.Add(found);
            else if (link.IsSound && entry.Chain == AuditEvent.HubChain) Note(entry, signed);
            if (++entries % TellEvery == 0) progress?.Report(new(entries, total));
        }
        if (link?.End() is { } last) breaks.Add(last);
        await foreach (var head in evidence.HeadsWithoutEntries(ct)) breaks.Add(new(BreakKind.EntryMissing, head.Chain, 1));
        progress?.Report(new(entries, Math.Max(entries, total)));
        return new(entries, chains, breaks, signed);
    }

    private static void Note(StoredEntry entry, Dictionary<DateOnly, string> signed)
    {
        if (entry.Json.AsSpan().IndexOf(Encoding.UTF8.GetBytes(AuditAction.RootSigned)) < 0) return;
        var happened = JsonSerializer.Deserialize<AuditEvent>(entry.Json, CanonicalJson.Options)!;
        if (happened is { Action: AuditAction.RootSigned, Why: { } hash } && DateOnly.TryParseExact(happened.Record, "yyyy-MM-dd", out var date)) signed[date] = hash;
    }

    /// <summary>One chain, as far as it was read.</summary>
    private sealed class Link(string chain)
    {
        private long _sequence;
        private string _hash = AuditHash.None;
        private ChainHead? _head;
        private bool _broken;

        public string Chain => chain;

        public bool IsSound => !_broken;

        /// <returns>The break that this entry shows; nothing once the chain is broken.</returns>
        public AuditBreak? Next(StoredEntry entry)
        {
            if (_broken) return null;
            var found = Wrong(entry);
            _broken = found is not null;
            (_sequence, _hash, _head) = (entry.Sequence, entry.Hash, entry.Head);
            return found;
        }

        public AuditBreak? End() => _broken ? null : _head switch
        {
            null => null,
            var head when head.Sequence > _sequence => new(BreakKind.EntryMissing, chain, _sequence + 1),
            var head when head.Sequence < _sequence => new(BreakKind.HeadWrong, chain, head.Sequence + 1),
            var head => head.Hash == _hash ? null : new(BreakKind.HeadWrong, chain, _sequence),
        };

        private AuditBreak? Wrong(StoredEntry entry)
        {
            var expected = _sequence + 1;
            if (entry.Head is null) return new(BreakKind.HeadWrong, chain, entry.Sequence);
            if (entry.Sequence > expected) return new(BreakKind.EntryMissing, chain, expected);
            if (entry.Sequence < expected) return new(BreakKind.EntryMisplaced, chain, entry.Sequence);
            // The hash first: an entry of another place is sound in itself, a changed one is not.
            if (entry.Hash != HashOf(entry)) return new(BreakKind.EntryChanged, chain, expected);
            return entry.PreviousHash == _hash && IsOf(entry.Json) ? null : new(BreakKind.EntryMisplaced, chain, expected);
        }

        private static string? HashOf(StoredEntry entry)
        {
            try
            {
                return AuditHash.Of(entry.Sequence, entry.At, entry.Json, entry.PreviousHash);
            }
            catch (FormatException)
            {
                return null;
            }
        }

        /// <summary>The event names its chain too: else whole chains could exchange their names.</summary>
        private bool IsOf(byte[] json)
        {
            var reader = new Utf8JsonReader(json);
            try
            {
                while (reader.Read())
                    if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("chain"u8))
                        return reader.Read() && reader.TokenType is JsonTokenType.String && reader.ValueTextEquals(chain);
            }
            catch (JsonException)
            {
                return false;
            }
            return false;
        }
    }
}
