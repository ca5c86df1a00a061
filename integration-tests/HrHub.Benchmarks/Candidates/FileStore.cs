using System.Diagnostics;
using HrHub.Benchmarks.Harness;
using HrHub.Core.Audit;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.EmbeddedWorker.Storage;
using HrHub.Local.Stores;

namespace HrHub.Benchmarks.Candidates;

/// <summary>The real stores on a folder of their own, filled by as many writers at once as let group commit work.</summary>
public sealed class FileStore : IAsyncDisposable
{
    private const int Writers = 64;
    private readonly LocalStores _local;
    private readonly FileRootKey _root;

    /// <param name="folder">Where the stores go.</param>
    /// <param name="name">For several stores in one folder.</param>
    public FileStore(DataFolder folder, string name = "")
    {
        _local = new LocalStores(folder.File(name), TimeProvider.System);
        _root = new FileRootKey(folder.File($"root-key{name}.pem"));
        Keys = new KeyRing(_root, new SqliteKeyStore(_local.Keys), TimeProvider.System);
        Files = new SqliteCandidateFiles(_local.Records, Keys, ["ehr", "performance", "training"]);
    }

    public KeyRing Keys { get; }
    public SqliteCandidateFiles Files { get; }

    /// <summary>Where files and audit trail are.</summary>
    public SqliteDatabase Records => _local.Records;

    public FileRootKey RootKey => _root;

    /// <summary>Invents files and saves them.</summary>
    /// <param name="from">Serial number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What the saving took, without the inventing.</returns>
    public Task<TimeSpan> Save(int from, int count, CancellationToken ct) => Save(from, count, _ => [], ct);

    /// <inheritdoc cref="Save(int, int, CancellationToken)"/>
    public Task<TimeSpan> Save(int from, int count, Func<CandidateFile, IReadOnlyList<AuditEvent>> events, CancellationToken ct)
        => Write(from, count, (file, raw) => Files.Save(file, null, [raw], events(file), ct), ct);

    /// <summary>Saves files that carry their dates.</summary>
    /// <inheritdoc cref="Save(int, int, CancellationToken)"/>
    public Task<TimeSpan> Save(int from, int count, StampRetention stamp, CancellationToken ct) => Save(from, count, stamp, _ => [], ct);

    /// <inheritdoc cref="Save(int, int, StampRetention, CancellationToken)"/>
    public Task<TimeSpan> Save(int from, int count, StampRetention stamp, Func<CandidateFile, IReadOnlyList<AuditEvent>> events, CancellationToken ct)
        => Write(from, count, (file, raw) => Files.Save(stamp.Of(file), null, [raw], events(file), ct), ct);

    /// <summary>Saves a second version of files that were saved.</summary>
    /// <inheritdoc cref="Save(int, int, CancellationToken)"/>
    public Task<TimeSpan> Change(int from, int count, Func<CandidateFile, IReadOnlyList<AuditEvent>> events, CancellationToken ct)
        => Write(from, count, (file, _) => Files.Save(file with { Version = 2, Stage = "offer" }, "1", [], events(file), ct), ct);

    private static async Task<TimeSpan> Write(int from, int count, Func<CandidateFile, RawDelivery, Task<bool>> save, CancellationToken ct)
    {
        var invented = new (CandidateFile File, RawDelivery Raw)[count];
        Parallel.For(0, count, n => invented[n] = InventedFiles.Invent(from + n));
        return await AtOnce(count, async n =>
        {
            if (!await save(invented[n].File, invented[n].Raw)) throw new InvalidOperationException($"File {from + n} was not in the version that was expected.");
        }, ct);
    }

    /// <summary>Does something so many times, by as many writers at once as let group commit work.</summary>
    /// <returns>What it took.</returns>
    public static async Task<TimeSpan> AtOnce(int count, Func<int, Task> work, CancellationToken ct)
    {
        var next = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next)) await work(n);
        }, ct)));
        return clock.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await _local.DisposeAsync();
        Keys.Dispose();
        _root.Dispose();
    }
}
