using HrHub.Core.Access;
using HrHub.Core.Audit;

namespace HrHub.Tests.Audit;

public sealed class SignAuditRootTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Caller Timer = Caller.Hub("SignAuditRoot");
    private readonly AuditBench _bench = new();

    public Task InitializeAsync() => _bench.Write("cand-a", 2);

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_day_has_one_root_however_often_it_is_asked_for()
    {
        var first = await _bench.Signing().Handle(Timer, None);
        await _bench.Write("cand-b", 1);
        var second = await _bench.Signing().Handle(Timer, None);

        Assert.True(first.IsNew);
        Assert.False(second.IsNew);
        Assert.Equal(first.Root, second.Root);
        Assert.Equal(1, await Announced());
    }

    [Theory]
    [InlineData("2026-11-25T15:59:59Z", "2026-11-25")]
    [InlineData("2026-11-25T16:00:00Z", "2026-11-26")]
    [InlineData("2028-02-28T16:00:00Z", "2028-02-29")]
    [InlineData("2028-02-29T16:00:00Z", "2028-03-01")]
    public async Task A_day_is_one_of_the_zone_in_the_settings(string utc, string day)
    {
        _bench.Stores.Clock.SetUtcNow(DateTimeOffset.Parse(utc));
        Assert.Equal(DateOnly.Parse(day), (await _bench.Signing().Handle(Timer, None)).Root.Date);
    }

    [Fact]
    public async Task A_root_that_a_crash_left_unannounced_is_announced_by_the_next_run()
    {
        var dies = new DiesWhenItAppends(_bench.Log);
        await Assert.ThrowsAsync<IOException>(() => _bench.Signing(log: dies).Handle(Timer, None));
        Assert.Equal(0, await Announced());
        Assert.Empty((await _bench.Verify()).Breaks);

        Assert.False((await _bench.Signing().Handle(Timer, None)).IsNew);
        Assert.Equal(1, await Announced());
    }

    [Fact]
    public async Task The_heads_of_a_crash_before_the_root_are_written_anew()
    {
        Directory.CreateDirectory(_bench.RootFolder);
        await File.WriteAllTextAsync(Path.Combine(_bench.RootFolder, "2026-11-25.heads"), "cand-a 1 of-a-crash\n");
        await File.WriteAllTextAsync(Path.Combine(_bench.RootFolder, "2026-11-25.json.part"), "{");

        Assert.True((await _bench.Signing().Handle(Timer, None)).IsNew);
        Assert.Empty((await _bench.Verify()).Breaks);
    }

    [Fact]
    public async Task Ten_at_once_sign_one_root()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await _bench.Signing().Handle(Timer, None);
            }
            catch (IOException)
            {
                // Another one is at it: this one runs again by schedule.
                return null;
            }
        })));

        Assert.Single(results, result => result is { IsNew: true });
        Assert.Empty((await _bench.Verify()).Breaks);
    }

    [Fact]
    public async Task A_root_is_a_file_that_nobody_may_write_to_and_that_is_never_replaced()
    {
        var root = await _bench.Sign();
        var path = Path.Combine(_bench.RootFolder, $"{root.Date:yyyy-MM-dd}");

        foreach (var file in new[] { $"{path}.json", $"{path}.heads" }) Assert.True(File.GetAttributes(file).HasFlag(FileAttributes.ReadOnly), file);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode($"{path}.json"));
        Assert.Null(await _bench.Roots.Add(root.Date, AsyncEnumerable.Empty<ChainHead>(), () => Task.FromResult(root with { TreeSize = 0 }), None));
        Assert.Equal(root, await _bench.Roots.Find(root.Date, None));
        Assert.Equal($"{root.HeadsHash}", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync($"{path}.heads"))));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_signs_nothing()
    {
        _bench.Stores.Clock.Advance(TimeSpan.FromDays(2));
        var later = await _bench.Sign();
        await using var earlier = new AuditBench();
        Directory.CreateDirectory(earlier.RootFolder);
        File.Copy(Path.Combine(_bench.RootFolder, $"{later.Date:yyyy-MM-dd}.json"), Path.Combine(earlier.RootFolder, $"{later.Date:yyyy-MM-dd}.json"));

        await Assert.ThrowsAsync<InvalidDataException>(() => earlier.Signing().Handle(Timer, None));
    }

    private async Task<int> Announced() => await _bench.Log.Chain(AuditEvent.HubChain, None).CountAsync(entry => entry.Event.Action == AuditAction.RootSigned);

    /// <summary>The log of a process that dies before it can write.</summary>
    private sealed class DiesWhenItAppends(IAuditLog log) : IAuditLog
    {
        public Task<AuditEntry> Append(AuditEvent happened, CancellationToken ct) => throw new IOException("The process died.");

        public IAsyncEnumerable<AuditEntry> Chain(string chain, CancellationToken ct) => log.Chain(chain, ct);

        public IAsyncEnumerable<AuditEntry> Showing(string candidateId, CancellationToken ct) => log.Showing(candidateId, ct);

        public IAsyncEnumerable<ChainHead> Heads(CancellationToken ct) => log.Heads(ct);

        public IAsyncEnumerable<AuditEntry> Since(DateTimeOffset since, CancellationToken ct) => log.Since(since, ct);
    }
}
