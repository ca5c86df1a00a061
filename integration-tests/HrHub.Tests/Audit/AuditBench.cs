using HrHub.Core.Keys;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Local.Stores;
using HrHub.Pipeline.Audit;
using HrHub.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HrHub.Tests.Audit;

/// <summary>An audit trail on the real stores, with roots and keys, and a way around its triggers.</summary>
internal sealed class AuditBench : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestStores _stores = new();

    public AuditBench()
    {
        Evidence = new SqliteAuditEvidence(_stores.Local.Records);
        Roots = new FileAuditRoots(RootFolder);
    }

    public SqliteAuditLog Log => _stores.Audit;
    public SqliteAuditEvidence Evidence { get; }
    public FileAuditRoots Roots { get; }
    public FileRootKey RootKey => _stores.RootKey;
    public string RootFolder => Path.Combine(_stores.Folder, "audit-roots");
    public TestStores Stores => _stores;

    public SignAuditRoot Signing(string zone = "Asia/Shanghai", IAuditLog? log = null) => new(log ?? Log, Roots, _stores.RootKey,
        Options.Create(new AuditOptions { RootSchedule = "0 5 16 * * *", TimeZone = zone }), _stores.Clock, NullLogger<SignAuditRoot>.Instance);

    public static AuditEvent Event(string chain, string action = AuditAction.Read, bool allowed = true) => new()
    {
        Chain = chain, Who = new Caller("u-17", Role.Hr, "10.0.0.7"), Action = action, Record = "int-1", FieldClass = "scores", Allowed = allowed,
    };

    public async Task Write(string chain, int entries)
    {
        for (var n = 0; n < entries; n++)
        {
            await Log.Append(Event(chain, allowed: n % 3 != 2), None);
            _stores.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>The root of the day; the next day begins afterwards.</summary>
    public async Task<DailyRoot> Sign()
    {
        var signed = await Signing().Handle(Caller.Hub("test"), None);
        _stores.Clock.Advance(TimeSpan.FromDays(1));
        return signed.Root;
    }

    public Task<AuditVerdict> Verify() => new VerifyAudit(new VerifyChains(Evidence), new VerifyRoots(Evidence, Roots, _stores.RootKey)).Handle(null, None);

    /// <summary>What somebody with the database file can do.</summary>
    /// <returns>Rows changed.</returns>
    public int Tamper(string sql, params ReadOnlySpan<object> values)
    {
        using var connection = new SqliteConnection($"Data Source={_stores.Local.Records.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DROP TRIGGER IF EXISTS audit_entries_stay; DROP TRIGGER IF EXISTS audit_entries_are_final;";
        command.ExecuteNonQuery();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i}", values[i]);
        return command.ExecuteNonQuery();
    }

    /// <summary>The rows of one chain are <c>e</c>'s with this number.</summary>
    public const string InChain = "chain_no = (SELECT no FROM audit_chains WHERE chain = $0)";

    /// <summary>The clever forger: changes an entry, then computes every hash after it anew, and the head.</summary>
    public async Task Rewrite(string chain, long from)
    {
        var entries = await Log.Chain(chain, None).ToListAsync();
        var previous = from == 1 ? AuditHash.None : entries[(int)from - 2].Hash;
        foreach (var old in entries.Skip((int)from - 1))
        {
            var forged = AuditHash.Link(old.Sequence, old.At, old.Sequence == from ? old.Event with { Allowed = !old.Event.Allowed } : old.Event, previous);
            var json = System.Text.Json.JsonSerializer.Serialize(forged.Event, Core.Canonical.CanonicalJson.Options);
            Tamper($"UPDATE audit_entries SET event = $2, previous_hash = $3, hash = $4 WHERE {InChain} AND sequence = $1", chain, old.Sequence, json, forged.PreviousHash, forged.Hash);
            previous = forged.Hash;
        }
        Tamper("UPDATE audit_chains SET hash = $1 WHERE chain = $0", chain, previous);
    }

    /// <summary>Cuts a chain off and sets its head back, so that what is left is sound.</summary>
    public void Truncate(string chain, long last)
    {
        Tamper($"DELETE FROM audit_entries WHERE {InChain} AND sequence > $1", chain, last);
        if (last == 0) Tamper("DELETE FROM audit_chains WHERE chain = $0", chain);
        else Tamper($"UPDATE audit_chains SET sequence = $1, hash = (SELECT hash FROM audit_entries WHERE {InChain} AND sequence = $1) WHERE chain = $0", chain, last);
    }

    public async ValueTask DisposeAsync() => await _stores.DisposeAsync();
}
