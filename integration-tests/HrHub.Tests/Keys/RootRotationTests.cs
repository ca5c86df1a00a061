using System.Security.Cryptography;
using HrHub.Core.Keys;
using HrHub.Local.Hosting;
using HrHub.Local.Keys;
using HrHub.Local.Settings;
using HrHub.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Tests.Keys;

public sealed class RootRotationTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TestStores _stores = new();
    private readonly KeyJobs _jobs;

    public RootRotationTests() => _jobs = new(_stores);

    [Fact]
    public async Task A_new_root_key_lies_beside_the_old_one_and_a_running_process_wraps_under_it_at_once()
    {
        using var running = new FileRootKey(Path.Combine(_stores.Folder, "root.pem"));
        var (old, before) = (running.Id, await running.Wrap(new byte[32], None));

        var fresh = _stores.RootKey.Rotate();

        Assert.NotEqual(old, fresh);
        Assert.Equal((old, fresh), (before.RootKeyId, (await running.Wrap(new byte[32], None)).RootKeyId));
        Assert.Equal(new byte[32], await running.Unwrap(before.RootKeyId, before.Bytes, None));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_stores.Folder, "root.2.pem")));
    }

    [Fact]
    public async Task The_old_file_is_destroyed_once_nothing_needs_it_and_everything_opens_without_it()
    {
        using var key = await _stores.Keys.Candidate("cand-1", None);
        var name = key.SealText("张三丰", "cand-1", "name");
        var digest = SHA256.HashData("certificate"u8);
        var (old, signature) = (_stores.RootKey.Id, await _stores.RootKey.Sign(digest, None));
        await new RotateRootKey(_stores.RootKey, _stores.Audit).Handle(KeyJobs.By, None);
        Assert.Equal([old], (await Retire()).Needed);

        await _jobs.Rewrap().Handle(KeyJobs.By, null, None);
        Assert.Equal([old], (await Retire()).Retired);

        Assert.Equal(["root.2.pem", "root.public.pem"], Directory.GetFiles(_stores.Folder, "root*").Select(Path.GetFileName).Order());
        Assert.DoesNotContain("PRIVATE", await File.ReadAllTextAsync(Path.Combine(_stores.Folder, "root.public.pem")));
        using var restarted = _jobs.OtherProcess();
        using var again = await restarted.FindCandidate("cand-1", None);
        Assert.Equal("张三丰", again!.OpenText(name, "cand-1", "name"));
        using var root = new FileRootKey(Path.Combine(_stores.Folder, "root.pem"));
        Assert.True(await root.Verify(old, digest, signature, None));
        Assert.False(await root.Verify(old, SHA256.HashData("another"u8), signature, None));
        Assert.Empty((await Retire()).Retired);
    }

    [Fact]
    public async Task An_old_root_key_is_not_retired_in_the_first_minute()
    {
        _stores.RootKey.Rotate();
        File.SetLastWriteTimeUtc(Path.Combine(_stores.Folder, "root.2.pem"), _stores.Clock.GetUtcNow().UtcDateTime.AddSeconds(-30));
        using var root = new FileRootKey(Path.Combine(_stores.Folder, "root.pem"));

        Assert.Empty((await new RetireRootKeys(root, _stores.KeyStore, _stores.Audit, _stores.Clock).Handle(KeyJobs.By, None)).Retired);
    }

    [Fact]
    public async Task A_hub_with_another_root_key_refuses_to_start_and_names_the_one_it_needs()
    {
        using var folder = new TempFolder();
        await using (var hub = Open(folder.Path)) await Epoch(hub);
        using var right = new FileRootKey(folder.File("root-key.pem"));
        File.Move(folder.File("root-key.pem"), folder.File("elsewhere.pem"));
        using var wrong = new FileRootKey(folder.File("root-key.pem"));

        var refusal = Assert.Throws<InvalidDataException>(() => Open(folder.Path)).Message;

        Assert.Contains($"is {wrong.Id}, but keys in this data directory are wrapped by {right.Id}", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_whose_root_key_file_is_missing_refuses_to_start_and_makes_no_new_one()
    {
        using var folder = new TempFolder();
        await using (var hub = Open(folder.Path)) await Epoch(hub);
        File.Delete(folder.File("root-key.pem"));

        Assert.Contains("is missing", Assert.Throws<InvalidDataException>(() => Open(folder.Path)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("root-key.pem")));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    private static LocalHub Open(string directory)
        => new(directory, new ConfigurationBuilder().AddHubSettings(directory, []).Build(), TimeProvider.System, _ => { });

    private static Task<SealingKey> Epoch(LocalHub hub) => hub.Pipeline.GetRequiredService<KeyRing>().CurrentEpoch(None);

    private Task<RetireRootKeys.Report> Retire()
    {
        // The clock of the test stands in November 2026, whenever the test runs.
        File.SetLastWriteTimeUtc(Path.Combine(_stores.Folder, "root.2.pem"), TestStores.Start.UtcDateTime.AddHours(-1));
        using var root = new FileRootKey(Path.Combine(_stores.Folder, "root.pem"));
        return new RetireRootKeys(root, _stores.KeyStore, _stores.Audit, _stores.Clock).Handle(KeyJobs.By, None);
    }
}
