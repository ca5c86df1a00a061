using FsCheck.Xunit;
using HrHub.Core.Audit;
using static HrHub.Tests.Audit.AuditBench;

namespace HrHub.Tests.Audit;

public sealed class TamperingLaws
{
    private const int Kinds = 13;
    private static readonly CancellationToken None = CancellationToken.None;

    /// <param name="lengths">How long the chains are, two at least.</param>
    /// <param name="how">Which tampering.</param>
    /// <param name="which">Which of the entries that the root saw.</param>
    /// <param name="where">Which character, or which other entry.</param>
    /// <param name="goesOn">Whether the trail grew after the root.</param>
    [Property(MaxTest = 100)]
    public async Task Any_single_tampering_with_what_a_root_saw_is_found(byte[] lengths, byte how, byte which, byte where, bool goesOn)
    {
        await using var bench = new AuditBench();
        foreach (var (n, length) in lengths.Append<byte>(2).Append<byte>(0).Take(5).Index()) await bench.Write($"cand-{n}", 1 + length % 4);
        var signed = await bench.Log.Since(DateTimeOffset.UnixEpoch, None).ToListAsync();
        await bench.Sign();
        if (goesOn) await bench.Write("cand-0", 2);
        Assert.Empty((await bench.Verify()).Breaks);

        var target = signed[which % signed.Count];
        var other = signed.Where(entry => entry != target).ElementAt(where % (signed.Count - 1));
        await Tamper(bench, how % Kinds, target, other, where);

        Assert.NotEmpty((await bench.Verify()).Breaks);
    }

    private static async Task Tamper(AuditBench bench, int how, AuditEntry target, AuditEntry other, byte where)
    {
        var (chain, sequence) = (target.Event.Chain, target.Sequence);
        switch (how)
        {
            case 0: Set("event", Flipped(System.Text.Json.JsonSerializer.Serialize(target.Event, Core.Canonical.CanonicalJson.Options), where)); break;
            case 1: Set("at", target.At.ToUnixTimeMilliseconds() - 1 - where); break;
            case 2: Set("previous_hash", Flipped(target.PreviousHash, where)); break;
            case 3: Set("hash", Flipped(target.Hash, where)); break;
            case 4: Set("sequence", sequence + 1000); break;
            case 5: Assert.Equal(1, bench.Tamper($"DELETE FROM audit_entries WHERE {InChain} AND sequence = $1", chain, sequence)); break;
            case 6: Exchange(bench, target, other); break;
            case 7: Assert.Equal(1, bench.Tamper($"UPDATE audit_entries SET chain_no = 77 WHERE {InChain} AND sequence = $1", chain, sequence)); break;
            case 8: bench.Truncate(chain, sequence - 1); break;
            case 9: await bench.Rewrite(chain, sequence); break;
            case 10: Assert.Equal(1, bench.Tamper("UPDATE audit_chains SET sequence = sequence - 1 WHERE chain = $0", chain)); break;
            case 11: Assert.Equal(1, bench.Tamper("UPDATE audit_chains SET hash = $1 WHERE chain = $0", chain, Flipped(target.Hash, where))); break;
            default: Assert.Equal(1, bench.Tamper("DELETE FROM audit_chains WHERE chain = $0", chain)); break;
        }

        void Set(string column, object value) => Assert.Equal(1, bench.Tamper($"UPDATE audit_entries SET {column} = $2 WHERE {InChain} AND sequence = $1", chain, sequence, value));
    }

    /// <summary>Everything but their places.</summary>
    private static void Exchange(AuditBench bench, AuditEntry one, AuditEntry other)
    {
        foreach (var (place, content) in new[] { (one, other), (other, one) })
        {
            var json = System.Text.Json.JsonSerializer.Serialize(content.Event, Core.Canonical.CanonicalJson.Options);
            Assert.Equal(1, bench.Tamper($"UPDATE audit_entries SET at = $2, event = $3, previous_hash = $4, hash = $5 WHERE {InChain} AND sequence = $1",
                place.Event.Chain, place.Sequence, content.At.ToUnixTimeMilliseconds(), json, content.PreviousHash, content.Hash));
        }
    }

    private static string Flipped(string text, byte where)
    {
        var characters = text.ToCharArray();
        characters[where % text.Length] ^= (char)1;
        return new(characters);
    }
}
