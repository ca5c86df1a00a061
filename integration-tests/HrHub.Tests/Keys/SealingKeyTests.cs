using System.Security.Cryptography;
using FsCheck.Xunit;
using HrHub.Core.Keys;

namespace HrHub.Tests.Keys;

public sealed class SealingKeyTests
{
    private static readonly byte[] KeyBytes = RandomNumberGenerator.GetBytes(32);

    [Property]
    public bool What_was_sealed_opens_again(byte[] plain)
    {
        using var key = new SealingKey("cand-1", KeyBytes);
        var sealedBytes = key.Seal(plain, "record", "name");
        return key.Open(sealedBytes, "record", "name").SequenceEqual(plain) && SealingKey.KeyIdOf(sealedBytes) == "cand-1";
    }

    [Property]
    public bool One_flipped_bit_is_refused(byte[] plain, uint where, byte bit)
    {
        using var key = new SealingKey("cand-1", KeyBytes);
        var sealedBytes = key.Seal(plain, "record", "name");
        sealedBytes[where % sealedBytes.Length] ^= (byte)(1 << (bit % 8));
        return Record.Exception(() => key.Open(sealedBytes, "record", "name")) is CryptographicException;
    }

    [Fact]
    public void Another_record_field_or_key_is_refused()
    {
        using var key = new SealingKey("cand-1", KeyBytes);
        using var sameIdOtherKey = new SealingKey("cand-1", new byte[32]);
        using var otherId = new SealingKey("cand-2", KeyBytes);
        var sealedBytes = key.SealText("张三丰", "ab", "c");

        Assert.Equal("张三丰", key.OpenText(sealedBytes, "ab", "c"));
        Assert.ThrowsAny<CryptographicException>(() => key.Open(sealedBytes, "a", "bc"));
        Assert.ThrowsAny<CryptographicException>(() => key.Open(sealedBytes, "ab", "d"));
        Assert.ThrowsAny<CryptographicException>(() => sameIdOtherKey.Open(sealedBytes, "ab", "c"));
        Assert.ThrowsAny<CryptographicException>(() => otherId.Open(sealedBytes, "ab", "c"));
    }

    [Fact]
    public void The_same_text_never_seals_to_the_same_bytes()
    {
        using var key = new SealingKey("cand-1", KeyBytes);
        Assert.NotEqual(key.SealText("林小雨", "r", "f"), key.SealText("林小雨", "r", "f"));
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 2, 1, 65 })]
    [InlineData(new byte[] { 1, 9, 65 })]
    public void Bytes_of_another_shape_have_no_key_id(byte[] bytes) => Assert.Throws<CryptographicException>(() => SealingKey.KeyIdOf(bytes));

    [Theory]
    [InlineData("")]
    [InlineData("ключ")]
    public void An_id_that_cannot_be_written_down_is_refused(string id) => Assert.Throws<ArgumentException>(() => new SealingKey(id, KeyBytes));

    [Fact]
    public void A_disposed_key_neither_seals_nor_opens()
    {
        var key = new SealingKey("cand-1", KeyBytes);
        var sealedBytes = key.Seal([1], "r", "f");
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Seal([1], "r", "f"));
        Assert.Throws<ObjectDisposedException>(() => key.Open(sealedBytes, "r", "f"));
    }
}
