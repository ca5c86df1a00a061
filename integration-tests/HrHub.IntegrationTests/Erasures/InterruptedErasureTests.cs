using System.Diagnostics;
using HrHub.Core.Audit;
using HrHub.Core.Erasures;
using HrHub.Core.Records;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using HrHub.TestKit.Erasures;
using Microsoft.Extensions.Time.Testing;
using Xunit.Abstractions;

namespace HrHub.IntegrationTests.Erasures;

public sealed class InterruptedErasureTests(ITestOutputHelper output)
{
    private const int Killed = 137, AtOnce = 4;
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly FakeTimeProvider _clock = new(TestStores.Start);

    [Fact]
    public async Task An_erasure_that_fails_at_any_store_call_is_complete_after_a_restart()
    {
        using var planted = new TempFolder();
        var candidateId = await Plant(planted.Path);
        var calls = new List<string>();
        for (var n = 1; ; n++)
        {
            using var folder = new TempFolder();
            Copy(planted.Path, folder.Path);
            var failed = await FailsAt(n, folder.Path, candidateId, calls);
            await IsCompleteAfterRestart(folder.Path, candidateId, $"call {n}, {calls[^1]}");
            if (!failed) break;
        }
        output.WriteLine($"{calls.Count - 1} store calls failed in turn: {string.Join(", ", calls.Distinct())}.");
        Assert.True(calls.Count > 30, $"only {calls.Count} calls");
    }

    [Fact]
    public async Task An_erasure_whose_process_is_killed_at_any_store_call_is_complete_after_a_restart()
    {
        using var planted = new TempFolder();
        var candidateId = await Plant(planted.Path);
        var kills = 0;
        for (var n = 1; await Task.WhenAll(Enumerable.Range(n, AtOnce).Select(KilledAt)) is var killed; n += AtOnce)
        {
            kills += killed.Count(was => was);
            if (killed.Contains(false)) break;
        }
        output.WriteLine($"{kills} processes were killed (SIGKILL), one at each store call of the erasure.");
        Assert.True(kills > 30, $"only {kills} kills");

        async Task<bool> KilledAt(int n)
        {
            using var folder = new TempFolder();
            Copy(planted.Path, folder.Path);
            var killed = await Run("erase", folder.Path, candidateId, $"{n}") == Killed;
            await IsCompleteAfterRestart(folder.Path, candidateId, $"killed at call {n}");
            return killed;
        }
    }

    [Fact]
    public async Task The_timer_finishes_what_nobody_asks_for_again()
    {
        using var folder = new TempFolder();
        var candidateId = await Plant(folder.Path);
        await FailsAt(30, folder.Path, candidateId, []);
        await using var world = new ErasureWorld(folder.Path, _clock);
        Assert.Single(await world.Get<IErasures>().Unfinished(10, None));
        await world.Get<FinishErasures>().Handle(None);
        Assert.Empty(await world.Get<IErasures>().Unfinished(10, None));
        Assert.Single(await world.Get<ICertificates>().List(null, 10, None));
    }

    private async Task<string> Plant(string folder)
    {
        await using var vendor = await StubServer.Start();
        await using var world = new ErasureWorld(folder, _clock, mediaHost: vendor.Authority);
        return await MarkedPerson.Plant(world, vendor);
    }

    /// <returns>False when the erasure came to its end before.</returns>
    private async Task<bool> FailsAt(int n, string folder, string candidateId, List<string> calls)
    {
        var (count, armed) = (0, false);
        await using var world = new ErasureWorld(folder, _clock, before: call =>
        {
            if (!armed || Interlocked.Increment(ref count) != n) return;
            calls.Add(call);
            throw new IOException($"A fault at {call}.");
        });
        armed = true;
        try
        {
            await world.Erase(candidateId);
            calls.Add("none");
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private async Task IsCompleteAfterRestart(string folder, string candidateId, string when)
    {
        await using var world = new ErasureWorld(folder, _clock);
        var certificate = (await world.Erase(candidateId)).Value;
        Assert.True(certificate is not null && await world.Get<VerifyCertificate>().Handle(certificate, None), when);
        Assert.True((await world.Get<ICertificates>().List(null, 10, None)).Count == 1, when);
        Assert.True(certificate.Revision == 1, when);
        Assert.True(await world.Get<ICandidateFiles>().Find(candidateId, None) is null, when);
        Assert.True(StoredTraces.Find(folder, MarkedPerson.Marks).Count == 0, when);
        Assert.True(!Directory.EnumerateFiles(Path.Combine(folder, "objects"), "*", SearchOption.AllDirectories).Any(), when);
        Assert.True((await world.Get<IDeidentifiedFacets>().Waiting(None)).Count == 1, when);
        var actions = (await world.Get<IAuditLog>().Chain(candidateId, None).ToListAsync()).Select(entry => entry.Event.Action).Where(action => action is not (AuditAction.Filed or AuditAction.Captured));
        Assert.True(actions.SequenceEqual([AuditAction.ErasureBegun, AuditAction.KeyShredded, AuditAction.Erased]), $"{when}: {string.Join(',', actions)}");
        Assert.Empty(await world.Get<IErasures>().Unfinished(10, None));
    }

    private static async Task<int> Run(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "HrHub.TestKit.dll"), .. args]) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode is 0 or Killed ? process.ExitCode : throw new InvalidOperationException($"The process ended with {process.ExitCode}: {errors}");
    }

    private static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(path, target);
        }
    }
}
