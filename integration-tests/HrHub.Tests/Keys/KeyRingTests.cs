using System.Security.Cryptography;
using System.Text;
using HrHub.Core.Keys;
using HrHub.EmbeddedWorker.Storage;
using HrHub.Local.Stores;
using HrHub.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace HrHub.Tests.Keys;

public sealed class KeyRingTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero));
    private readonly FileRootKey _root;
    private readonly SqliteDatabase _database;
    private readonly SqliteKeyStore _store;
    private readonly KeyRing _ring;

    public KeyRingTests()
    {
        _root = new FileRootKey(_folder.File("root.pem"));
        _database = new SqliteDatabase(_folder.File("keys.db"), SqliteKeyStore.Schema);
        _store = new SqliteKeyStore(_database);
        _ring = new KeyRing(_root, _store, _clock);
    }

    [Fact]
    public async Task A_candidates_key_is_the_same_after_a_restart_and_in_a_later_month()
    {
        using var key = await _ring.Candidate("cand-1", default);
        var sealedBytes = key.SealText("张三丰", "cand-1", "name");

        _clock.Advance(TimeSpan.FromDays(40));
        using var restarted = new KeyRing(new FileRootKey(_folder.File("root.pem")), _store, _clock);
        using var again = await restarted.Candidate("cand-1", default);
        Assert.Equal("张三丰", again.OpenText(sealedBytes, "cand-1", "name"));
    }

    [Fact]
    public async Task Every_month_has_an_epoch_key_and_old_ones_still_open()
    {
        var november = await _ring.CurrentEpoch(default);
        var sealedBytes = november.Seal([1, 2], "in-1", "body");
        _clock.Advance(TimeSpan.FromDays(10));
        var december = await _ring.CurrentEpoch(default);

        Assert.Equal(("epoch-2026-11", "epoch-2026-12"), (november.Id, december.Id));
        Assert.Equal([1, 2], (await _ring.EpochOf(sealedBytes, default)).Open(sealedBytes, "in-1", "body"));
    }

    [Fact]
    public async Task Processes_that_race_for_a_key_end_with_the_same_one()
    {
        await using var otherDatabase = new SqliteDatabase(_folder.File("keys.db"), SqliteKeyStore.Schema);
        using var other = new KeyRing(new FileRootKey(_folder.File("root.pem")), new SqliteKeyStore(otherDatabase), _clock);

        var keys = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => (i % 2 == 0 ? _ring : other).Candidate($"cand-{i / 8}", default))));

        for (var i = 0; i < keys.Length; i++)
            Assert.Equal("x", keys[i].OpenText(keys[i / 8 * 8].SealText("x", "r", "f"), "r", "f"));
        Assert.Equal((await _ring.BlindIndexes(default)).Current.Phone("13800000001"), (await other.BlindIndexes(default)).Current.Phone("13800000001"));
    }

    [Fact]
    public async Task Shredding_makes_everything_sealed_unreadable_and_leaves_no_copy_in_the_files()
    {
        using var key = await _ring.Candidate("cand-1", default);
        var sealedBytes = key.SealText("Ada Byron", "cand-1", "name");
        var wrapped = (await _store.Find("cand-1", default))!.Bytes;
        Assert.True(IsOnDisk(wrapped));

        await _ring.Shred("cand-1", default);

        Assert.Null(await _ring.FindCandidate("cand-1", default));
        using var fresh = await _ring.Candidate("cand-1", default);
        Assert.ThrowsAny<CryptographicException>(() => fresh.Open(sealedBytes, "cand-1", "name"));
        Assert.False(IsOnDisk(wrapped));
        await _ring.Shred("never-there", default);
    }

    [Theory]
    [InlineData("epoch-2026-11")]
    [InlineData("blind-index-1")]
    public async Task Shared_keys_cannot_be_shredded(string id)
        => await Assert.ThrowsAsync<ArgumentException>(() => _ring.Shred(id, default));

    [Fact]
    public async Task A_key_that_was_moved_to_another_candidate_does_not_open()
    {
        using var key = await _ring.Candidate("cand-1", default);
        await _store.GetOrAdd((await _store.Find("cand-1", default))! with { Id = "cand-2" }, default);
        await Assert.ThrowsAnyAsync<CryptographicException>(() => _ring.FindCandidate("cand-2", default));
    }

    [Fact]
    public async Task Another_root_key_opens_nothing()
    {
        await _ring.CurrentEpoch(default);
        using var strangerRoot = new FileRootKey(_folder.File("stranger.pem"));
        using var stranger = new KeyRing(strangerRoot, _store, _clock);
        await Assert.ThrowsAsync<CryptographicException>(() => stranger.CurrentEpoch(default));
    }

    [Fact]
    public async Task The_root_key_is_made_once_for_its_owner_only_and_signs()
    {
        using var again = new FileRootKey(_folder.File("root.pem"));
        var digest = SHA256.HashData("certificate"u8);
        var signature = await _root.Sign(digest, default);
        using var rsa = RSA.Create();
        rsa.ImportFromPem(await File.ReadAllTextAsync(_folder.File("root.pem")));

        Assert.Equal(_root.Id, again.Id);
        Assert.True(rsa.VerifyHash(digest, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("root.pem")));
        File.SetUnixFileMode(_folder.File("root.pem"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Contains("0600", Assert.Throws<InvalidOperationException>(() => new FileRootKey(_folder.File("root.pem"))).Message);
    }

    [Fact]
    public async Task Processes_that_start_together_share_one_root_key()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => { using var key = new FileRootKey(_folder.File("new/root.pem")); return key.Id; })));
        Assert.Single(ids.Distinct());
        Assert.Single(Directory.GetFiles(_folder.File("new")));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose()
    {
        _ring.Dispose();
        _root.Dispose();
        _folder.Dispose();
    }

    private bool IsOnDisk(byte[] bytes) => Directory.GetFiles(_folder.Path, "keys.db*").Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new MemoryStream();
        stream.CopyTo(content);
        return Encoding.Latin1.GetString(content.ToArray()).Contains(Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
    });
}
