using System.Diagnostics;
using System.Text;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Exports;
using HrHub.Core.Exports.Jobs;
using HrHub.Core.Media;
using HrHub.Core.Records;
using HrHub.Pipeline.Exports;
using HrHub.TestKit;
using HrHub.TestKit.Erasures;
using HrHub.TestKit.Exports;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.IntegrationTests.Exports;

/// <summary>Writing exports in the background when hosts die, stop, or are two, and when somebody is erased meanwhile.</summary>
public sealed class WriteExportsTests : IDisposable
{
    private const string Reading = "ICandidateFiles.Find";
    private const int Everybody = 6, Killed = 137;
    private readonly FakeTimeProvider _clock = new(TestStores.Start);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Xlsx)]
    [InlineData(ExportFormat.Jsonl)]
    public async Task Its_progress_is_seen_to_grow_while_it_is_written(ExportFormat format)
    {
        var seen = new List<(ExportState State, long Rows, long Total)>();
        IExportJobs? jobs = null;
        string? id = null;
        await using var world = World(call =>
        {
            if (call == Reading && id is not null) seen.Add(Now(jobs!, id));
        });
        await Plant(world);
        jobs = world.Get<IExportJobs>();
        id = (await OrderedExport.In(world, format: format)).JobId;
        Assert.Equal(1, await world.Get<WriteExports>().Handle(default));
        Assert.All(seen, look => Assert.Equal((ExportState.Running, Everybody), (look.State, look.Total)));
        Assert.Equal([0, 1, 2, 3, 4, 5], seen.Select(look => look.Rows));
        Assert.Equal((ExportState.Done, Everybody, Everybody), Now(jobs, id));
        Assert.NotEmpty(await OrderedExport.Read(world, id));
    }

    [Fact]
    public async Task What_a_dead_host_began_begins_again_after_its_lease_and_nothing_of_it_is_left()
    {
        await using var world = World();
        await Plant(world);
        var (jobs, objects) = (world.Get<IExportJobs>(), world.Get<ISealedObjects>());
        var id = (await OrderedExport.In(world)).JobId;
        await jobs.Change(id, job => job.Begun("dead", _clock.GetUtcNow(), _clock.GetUtcNow().AddSeconds(180)), default);
        await using (var half = await objects.Upload($"{id}.dead", 64, default)) await half.Stage(0, new byte[64], default);

        Assert.Equal(0, await world.Get<WriteExports>().Handle(default));
        _clock.Advance(TimeSpan.FromSeconds(181));
        Assert.Equal(1, await world.Get<WriteExports>().Handle(default));

        var done = (await jobs.Find(id, default))!;
        Assert.Equal((ExportState.Done, 2), (done.State, done.Tries));
        Assert.Equal([done.Result!.ObjectName, ExportJob.PeopleOf(done.Result.ObjectName)], await objects.List($"{id}.", default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_process_that_is_killed_while_it_writes_leaves_no_half_file_and_the_next_one_writes_all(int at)
    {
        string id;
        await using (var world = World())
        {
            await Plant(world);
            id = (await OrderedExport.In(world)).JobId;
        }
        Assert.Equal(Killed, await Run("export", _folder.Path, $"{at}"));

        await using var next = World();
        var left = (await next.Get<IExportJobs>().Find(id, default))!;
        Assert.Equal((ExportState.Running, 1, null), (left.State, left.Tries, left.Result));
        Assert.Equal(0, await next.Get<WriteExports>().Handle(default));
        _clock.Advance(TimeSpan.FromSeconds(181));
        Assert.Equal(1, await next.Get<WriteExports>().Handle(default));
        Assert.Equal(Everybody + 1, Lines(await OrderedExport.Read(next, id)));
        Assert.Equal(2, (await next.Get<ISealedObjects>().List($"{id}.", default)).Count);
    }

    [Fact]
    public async Task A_host_that_stops_leaves_it_to_the_next_at_once()
    {
        using var stop = new CancellationTokenSource();
        var reads = 0;
        await using var world = World(call =>
        {
            if (call == Reading && ++reads == 3) stop.Cancel();
        });
        await Plant(world);
        var id = (await OrderedExport.In(world)).JobId;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Get<WriteExports>().Handle(stop.Token));
        var waiting = (await world.Get<IExportJobs>().Find(id, default))!;
        Assert.Equal((ExportState.Queued, 0, null), (waiting.State, waiting.Tries, waiting.Result));
        Assert.Equal(1, await world.Get<WriteExports>().Handle(default));
        Assert.Equal(Everybody + 1, Lines(await OrderedExport.Read(world, id)));
    }

    [Fact]
    public async Task One_that_breaks_is_tried_again_after_a_pause_and_fails_in_the_end_without_half_a_file()
    {
        var reads = 0;
        await using var world = World(call =>
        {
            if (call == Reading && ++reads % 3 == 0) throw new IOException("A fault.");
        }, ("Exports:Tries", "2"));
        await Plant(world);
        var (jobs, write) = (world.Get<IExportJobs>(), world.Get<WriteExports>());
        var id = (await OrderedExport.In(world)).JobId;
        Assert.Equal(0, await write.Handle(default));
        Assert.Equal(ExportState.Queued, (await jobs.Find(id, default))!.State);
        Assert.Equal(0, await write.Handle(default));
        Assert.Equal(1, (await jobs.Find(id, default))!.Tries);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            _clock.Advance(TimeSpan.FromSeconds(31));
            Assert.Equal(0, await write.Handle(default));
        }

        var failed = (await jobs.Find(id, default))!;
        Assert.Equal((ExportState.Failed, ExportEnd.TooManyTries, null), (failed.State, failed.End, failed.Result));
        Assert.Equal(1, await world.Get<PurgeExports>().Handle(default));
        Assert.Empty(await world.Get<ISealedObjects>().List(id, default));
        Assert.Contains(world.Log, line => line.Contains($"{id} broke off in try 2: IOException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_hosts_one_writes_it()
    {
        await using var one = World();
        await Plant(one);
        await using var other = World();
        var id = (await OrderedExport.In(one)).JobId;
        var written = await Task.WhenAll(Task.Run(() => one.Get<WriteExports>().Handle(default)), Task.Run(() => other.Get<WriteExports>().Handle(default)));
        Assert.Equal(1, written.Sum());
        Assert.Equal(1, (await one.Get<IExportJobs>().Find(id, default))!.Tries);
        Assert.Single(await Exported(one, id));
    }

    [Fact]
    public async Task Somebody_who_is_erased_while_it_is_written_and_was_read_before_is_not_in_it()
    {
        await using var officer = World();
        await Plant(officer);
        var (reads, erased) = (0, (await InOrder(officer))[0]);
        await using var world = World(call =>
        {
            // All but the last have been read, and are on their way into the file.
            if (call == Reading && ++reads == Everybody) Erase(officer, erased);
        });
        var id = (await OrderedExport.In(world)).JobId;
        Assert.Equal(0, await world.Get<WriteExports>().Handle(default));
        Assert.Empty(await world.Get<ISealedObjects>().List($"{id}.", default));
        Assert.Equal(ExportState.Queued, (await world.Get<IExportJobs>().Find(id, default))!.State);

        Assert.Equal(1, await world.Get<WriteExports>().Handle(default));
        var text = Encoding.UTF8.GetString(await OrderedExport.Read(world, id));
        Assert.Equal(Everybody, Lines(Encoding.UTF8.GetBytes(text)));
        Assert.DoesNotContain(erased, text, StringComparison.Ordinal);
        Assert.Equal(2, (await Exported(world, id)).Count);
    }

    [Fact]
    public async Task Somebody_who_is_erased_before_it_came_to_them_does_not_hold_it_up()
    {
        await using var officer = World();
        await Plant(officer);
        var (reads, erased) = (0, (await InOrder(officer))[^1]);
        await using var world = World(call =>
        {
            if (call == Reading && ++reads == 3) Erase(officer, erased);
        });
        var id = (await OrderedExport.In(world)).JobId;
        Assert.Equal(1, await world.Get<WriteExports>().Handle(default));
        Assert.DoesNotContain(erased, Encoding.UTF8.GetString(await OrderedExport.Read(world, id)), StringComparison.Ordinal);
        Assert.Empty((await world.Get<IExportJobs>().Find(id, default))!.Gone);
    }

    [Fact]
    public async Task One_that_is_cancelled_while_it_is_written_leaves_nothing()
    {
        IExportJobs? jobs = null;
        string? id = null;
        await using var world = World(call =>
        {
            if (call == Reading && id is not null) Cancel(jobs!, id);
        });
        await Plant(world);
        jobs = world.Get<IExportJobs>();
        id = (await OrderedExport.In(world)).JobId;
        Assert.Equal(0, await world.Get<WriteExports>().Handle(default));
        Assert.Empty(await world.Get<ISealedObjects>().List($"{id}.", default));
        Assert.Equal(ExportState.Cancelled, (await jobs.Find(id, default))!.State);
    }

    [Fact]
    public async Task Nothing_of_who_asked_or_of_whom_is_stored_in_the_clear_and_a_stray_object_goes()
    {
        await using var world = World();
        await Plant(world);
        var id = (await OrderedExport.In(world, new() { Name = "林小雨" })).JobId;
        Assert.Empty(StoredTraces.Find(_folder.Path, ["林小雨", "xiaoyu.lin"]));
        Assert.Equal(1, await world.Get<WriteExports>().Handle(default));
        Assert.Contains("林小雨", Encoding.UTF8.GetString(await OrderedExport.Read(world, id)), StringComparison.Ordinal);
        Assert.Empty(StoredTraces.Find(_folder.Path, ["林小雨", "xiaoyu.lin"]));

        var objects = world.Get<ISealedObjects>();
        await using (var stray = await objects.Upload("export-0.dead", 64, default)) await stray.Stage(0, new byte[64], default);
        _clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddHours(3));
        await world.Get<PurgeExports>().Handle(default);
        Assert.Empty(await objects.List("export-0.", default));
    }

    private ErasureWorld World(Action<string>? before = null, params (string, string)[] settings) => new(_folder.Path, _clock, [("Exports:ProgressRows", "1"), .. settings], before: before);

    private static async Task Plant(ErasureWorld world)
    {
        foreach (var number in Enumerable.Range(1, Everybody))
        {
            var file = People.File($"cand-{number}", People.Interview($"interview-{number}", new CandidateIdentity { Name = "林小雨", Email = $"xiaoyu.lin.{number}@example.com" }));
            if (!await world.Get<ICandidateFiles>().Save(file, null, [], [], default)) throw new InvalidOperationException("It was there.");
        }
    }

    private static (ExportState, long, long) Now(IExportJobs jobs, string id)
    {
        var job = jobs.Find(id, default).GetAwaiter().GetResult()!;
        return (job.State, job.Rows, job.Total);
    }

    private static void Cancel(IExportJobs jobs, string id)
        => Task.Run(() => jobs.Change(id, job => job.IsOver ? null : job.Ended(ExportState.Cancelled, ExportEnd.Dropped, TestStores.Start), default)).GetAwaiter().GetResult();

    private static void Erase(ErasureWorld officer, string candidateId)
    {
        if (Task.Run(() => officer.Erase(candidateId)).GetAwaiter().GetResult().Error is { } refused) throw new InvalidOperationException($"Not erased: {refused}");
    }

    /// <summary>In which an export reads them.</summary>
    private static async Task<IReadOnlyList<string>> InOrder(ErasureWorld world) => [.. (await world.Get<ICandidateFiles>().Search(new(), default)).Hits.Select(hit => hit.CandidateId)];

    private static async Task<int> Run(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "HrHub.TestKit.dll"), .. args]) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static int Lines(byte[] csv) => Encoding.UTF8.GetString(csv).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length;

    private static async Task<IReadOnlyList<AuditEvent>> Exported(ErasureWorld world, string id)
        => await world.Get<IAuditLog>().Chain(AuditEvent.HubChain, default).Select(entry => entry.Event).Where(happened => happened.Action == AuditAction.Exported && happened.Record == id).ToListAsync();
}
