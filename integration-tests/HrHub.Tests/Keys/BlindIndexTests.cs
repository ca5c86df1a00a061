using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HrHub.Core.Keys;

namespace HrHub.Tests.Keys;

public sealed class BlindIndexTests
{
    private readonly BlindIndex _index = new(new byte[32]);

    [Property]
    public Property Any_two_or_three_neighbouring_characters_find_a_Chinese_name()
    {
        var names = from characters in Gen.Choose(0x4e00, 0x9fa5).Select(code => (char)code).ListOf(4) select string.Concat(characters);
        return Prop.ForAll(names.ToArbitrary(), name => Enumerable.Range(0, 3).All(at => Finds(name, name.Substring(at, 2))) && Enumerable.Range(0, 2).All(at => Finds(name, name.Substring(at, 3))) && Finds(name, name));
    }

    [Theory]
    [InlineData("张三丰", "三丰", true)]
    [InlineData("张三丰", "张三丰", true)]
    [InlineData("欧阳明月", "阳明月", true)]
    [InlineData("欧阳明月", "欧阳月", false)]
    [InlineData("明月", "明月", true)]
    [InlineData("阳明欧阳", "欧阳明", false)]
    [InlineData("张三丰", "张丰", false)]
    [InlineData("张三丰", "张", false)]
    [InlineData("张 三丰", "张三", true)]
    [InlineData("阿依古丽·买买提", "古丽·买", true)]
    [InlineData("𠮷田小雨", "𠮷田", true)]
    [InlineData("Ada Byron", "byr", true)]
    [InlineData("Ada Byron", "Byron Ada", true)]
    [InlineData("Ada Byron", "ＡＤＡ", true)]
    [InlineData("Ada Byron", "by", false)]
    [InlineData("Ada Byron", "yron", false)]
    [InlineData("Ada Byron", "Byronic", false)]
    public void Parts_of_names_find_them(string name, string query, bool found) => Assert.Equal(found, Finds(name, query));

    [Theory]
    [InlineData("+86 138-0000-0001", "13800000001")]
    [InlineData("0086 13800000001", "13800000001")]
    [InlineData("１３８ ００００ ０００１", "13800000001")]
    [InlineData("+44 20 7946 0000", "442079460000")]
    public void Phone_numbers_are_one_however_written(string written, string normal)
    {
        Assert.Equal(normal, BlindIndex.NormalizePhone(written));
        Assert.Equal(_index.Phone(normal), _index.Phone(written));
    }

    [Fact]
    public void Mail_addresses_and_id_numbers_are_one_however_written()
    {
        Assert.Equal(_index.Email("ada@example.com"), _index.Email(" Ada＠Example.com "));
        Assert.Equal(_index.NationalId("11010119900307001X"), _index.NationalId("110101 19900307 001x"));
    }

    [Fact]
    public void Equal_values_of_two_kinds_and_two_keys_differ()
    {
        Assert.NotEqual(_index.Token("phone", "1"), _index.Token("email", "1"));
        Assert.NotEqual(_index.Token("phone", "1"), new BlindIndex([1]).Token("phone", "1"));
        Assert.Matches("^[0-9a-f]{32}$", _index.Token("phone", "1"));
    }

    private bool Finds(string name, string query) => _index.NameQuery(query) is { Count: > 0 } tokens && tokens.IsSubsetOf(_index.NameTokens(name));
}
