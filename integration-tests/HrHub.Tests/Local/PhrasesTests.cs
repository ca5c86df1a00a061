using System.Text.RegularExpressions;
using HrHub.Local.Wording;

namespace HrHub.Tests.Local;

public partial class PhrasesTests
{
    public static TheoryData<string> Names => [.. TextsOf(typeof(Phrases)), .. TextsOf(typeof(RetentionPhrases)).Select(name => $"{nameof(Phrases.Retention)}.{name}")];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_phrase_exists_in_both_languages_with_the_same_placeholders(string name)
    {
        var (english, chinese) = (Of(Phrases.English, name), Of(Phrases.Chinese, name));

        Assert.DoesNotMatch(Han(), english);
        Assert.Matches(Han(), chinese);
        Assert.Equal(Placeholders(english), Placeholders(chinese));
    }

    [Fact]
    public void The_languages_are_not_mixed_up()
    {
        Assert.Same(Phrases.English, Phrases.For(Language.En));
        Assert.Same(Phrases.Chinese, Phrases.For(Language.Zh));
    }

    private static IEnumerable<string> TextsOf(Type phrases) => phrases.GetProperties().Where(property => property.PropertyType == typeof(string)).Select(property => property.Name);

    private static string Of(object phrases, string name)
        => (string)name.Split('.').Aggregate(phrases, (holder, member) => holder.GetType().GetProperty(member)!.GetValue(holder)!);

    private static IEnumerable<string> Placeholders(string phrase) => Placeholder().Matches(phrase).Select(match => match.Value).Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\u4e00-\u9fff]")]
    private static partial Regex Han();
}
