using System.Security.Cryptography;
using Azure;
using HrHub.Azure.KeyVault;
using HrHub.Core.Keys;
using HrHub.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HrHub.Tests.Azure.KeyVault;

/// <summary>The file that the Azure flavour compiles, compiled here against stand-ins for its package.</summary>
public sealed class KeyVaultRootKeyTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly VaultOfTests _vault = new();
    private readonly Uri _first;

    public KeyVaultRootKeyTests() => _first = _vault.Rotate();

    [Fact]
    public async Task What_it_wraps_it_unwraps()
    {
        var root = Root(_first);
        var wrapped = await root.Wrap(new byte[] { 1, 2, 3 }, None);
        Assert.Equal((_first.AbsoluteUri, root.Id), (wrapped.RootKeyId, root.Id));
        Assert.Equal([1, 2, 3], await root.Unwrap(wrapped.RootKeyId, wrapped.Bytes, None));
    }

    [Fact]
    public async Task After_a_rotation_the_new_version_wraps_and_signs_and_the_old_one_unwraps_and_verifies()
    {
        var digest = SHA256.HashData("certificate"u8);
        var (wrapped, signature) = (await Root(_first).Wrap(new byte[] { 1, 2, 3 }, None), await Root(_first).Sign(digest, None));
        var second = _vault.Rotate();
        var rotated = Root(second);

        Assert.Equal([1, 2, 3], await rotated.Unwrap(wrapped.RootKeyId, wrapped.Bytes, None));
        Assert.True(await rotated.Verify(_first.AbsoluteUri, digest, signature, None));
        Assert.Equal(second.AbsoluteUri, (await rotated.Wrap(new byte[] { 4 }, None)).RootKeyId);
        var signedAnew = await rotated.Sign(digest, None);
        Assert.True(await rotated.Verify(second.AbsoluteUri, digest, signedAnew, None));
        Assert.False(await rotated.Verify(_first.AbsoluteUri, digest, signedAnew, None));
        Assert.False(await rotated.Verify(second.AbsoluteUri, SHA256.HashData("another"u8), signedAnew, None));
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero), await rotated.CreatedAt(None));
    }

    [Theory]
    [InlineData("https://evil.vault.azure.net/keys/hrhub-root/00000000000000000000000000000001")]
    [InlineData("https://hrhub.vault.azure.net/keys/another/00000000000000000000000000000001")]
    [InlineData("https://hrhub.vault.azure.net/keys/hrhub-root/../another/00000000000000000000000000000001")]
    [InlineData("https://hrhub.vault.azure.net/keys/hrhub-root/")]
    [InlineData("https://hrhub.vault.azure.net/keys/hrhub-root/0000000000000000000000000000000/")]
    [InlineData("https://hrhub.vault.azure.net/keys/hrhub-root/00000000000000000000000000000001?x=1")]
    [InlineData("root-key.pem")]
    [InlineData("")]
    public async Task An_id_from_a_store_that_is_no_version_of_this_key_is_not_followed(string id)
    {
        await Assert.ThrowsAsync<CryptographicException>(() => Root(_first).Unwrap(id, new byte[] { 1 }, None));
        Assert.False(await Root(_first).Verify(id, new byte[32], new byte[] { 1 }, None));
        Assert.Empty(_vault.Asked);
    }

    [Fact]
    public async Task What_another_key_wrapped_is_no_passing_fault()
    {
        await Assert.ThrowsAsync<CryptographicException>(() => Root(_first).Unwrap(_first.AbsoluteUri, new byte[256], None));
        await Assert.ThrowsAsync<CryptographicException>(() => Root(_first).Unwrap(VaultOfTests.Key + new string('f', 32), new byte[256], None));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_vault_that_refuses_is_not_taken_for_a_wrong_key(int status)
    {
        var wrapped = await Root(_first).Wrap(new byte[] { 1 }, None);
        _vault.Refuses = status;
        Assert.Equal(status, (await Assert.ThrowsAsync<RequestFailedException>(() => Root(_first).Unwrap(wrapped.RootKeyId, wrapped.Bytes, None))).Status);
    }

    [Fact]
    public async Task A_version_is_opened_once()
    {
        var root = Root(_first);
        for (var time = 0; time < 3; time++) await root.Wrap(new byte[] { 1 }, None);
        Assert.Equal(["open hrhub-root 1", "wrap 1", "wrap 1", "wrap 1"], _vault.Asked);
    }

    [Fact]
    public async Task A_process_asks_the_vault_once_for_an_epoch_however_many_people_it_reads()
    {
        await using var stores = new TestStores();
        using (var writer = new KeyRing(Root(_first), stores.KeyStore, stores.Clock))
            for (var person = 0; person < 20; person++) (await writer.Candidate($"cand-{person}", None)).Dispose();
        _vault.Asked.Clear();

        using var reader = new KeyRing(Root(_first), stores.KeyStore, stores.Clock);
        for (var person = 0; person < 20; person++) (await reader.FindCandidate($"cand-{person}", None))!.Dispose();
        Assert.Equal(["open hrhub-root 1", "unwrap 1"], _vault.Asked);
    }

    [Fact]
    public async Task What_the_old_version_wrapped_is_wrapped_again_by_the_new_one_and_opens_as_before()
    {
        await using var stores = new TestStores();
        byte[] name;
        using (var before = new KeyRing(Root(_first), stores.KeyStore, stores.Clock))
        using (var key = await before.Candidate("cand-1", None))
            name = key.SealText("张三丰", "cand-1", "name");
        var second = _vault.Rotate();
        using var after = new KeyRing(Root(second), stores.KeyStore, stores.Clock);

        var epoch = (await stores.KeyStore.ListByPrefix("", None)).Single(key => KeyIds.IsEpoch(key.Id));
        Assert.True(await stores.KeyStore.Replace(epoch, (await after.Rewrap(epoch, None))!, None));

        using var again = await after.FindCandidate("cand-1", None);
        Assert.Equal("张三丰", again!.OpenText(name, "cand-1", "name"));
        Assert.Equal(second.AbsoluteUri, (await stores.KeyStore.Find(epoch.Id, None))!.WrappedBy);
    }

    [Theory]
    [InlineData("https://hrhub.vault.azure.net/keys/hrhub-root/00000000000000000000000000000001", "", typeof(KeyVaultRootKey))]
    [InlineData("", "root-key.pem", typeof(FileRootKey))]
    public async Task The_root_key_is_the_one_in_settings(string id, string file, Type expected)
    {
        using var folder = new TempFolder();
        await using var services = Services(id, file.Length == 0 ? "" : folder.File(file));
        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.IsType(expected, services.GetRequiredService<IRootKey>());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("https://hrhub.vault.azure.net/keys/hrhub-root/00000000000000000000000000000001", "root-key.pem")]
    [InlineData("https://hrhub.vault.azure.net/keys/hrhub-root", "")]
    public async Task Neither_both_nor_none_nor_a_key_without_its_version(string id, string file)
    {
        await using var services = Services(id, file);
        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    public void Dispose() => _vault.Dispose();

    private KeyVaultRootKey Root(Uri version) => new(version, _vault);

    private static ServiceProvider Services(string id, string file)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("KeyVault:RootKeyId", id), new("KeyVault:EmulatorKeyFile", file)]).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(settings).AddAzureKeys().BuildServiceProvider();
    }
}
