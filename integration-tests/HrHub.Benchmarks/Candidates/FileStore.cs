using System.Diagnostics;
using HrHub.Benchmarks.Harness;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using HrHub.Local.Stores;

namespace HrHub.Benchmarks.Candidates;

/// <summary>The real stores on a folder of their own, filled by as many writers at once as let group commit work.</summary>
public sealed class FileStore : IAsyncDisposable
{
    private const int Writers = 64;
    private readonly LocalStores _local;
    private readonly FileRootKey _root;

    public FileStore(DataFolder folder)
    {
        _local = new LocalStores(folder.Path, TimeProvider.System);
        _root = new FileRootKey(folder.File("root-key.pem"));
        Keys = new KeyRing(_root, new SqliteKeyStore(_local.Keys), TimeProvider.System);
        Files = new SqliteCandidateFiles(_local.Records, Keys, ["ehr", "performance", "training"]);
    }

    public KeyRing Keys { get; }
    public SqliteCandidateFiles Files { get; }

    /// <summary>Invents files and saves them.</summary>
    /// <param name="from">Serial number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What the saving took, without the inventing.</returns>
    public async Task<TimeSpan> Save(int from, int count, CancellationToken ct)
    {
        var invented = new (CandidateFile File, RawDelivery Raw)[count];
        Parallel.For(0, count, n => invented[n] = InventedFiles.Invent(from + n));

        var next = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < count; n = Interlocked.Increment(ref next))
                if (!await Files.Save(invented[n].File, null, [invented[n].Raw], [], ct)) throw new InvalidOperationException($"File {from + n} was there already.");
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
