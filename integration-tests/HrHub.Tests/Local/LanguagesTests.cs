using HrHub.Local.Wording;

namespace HrHub.Tests.Local;

public class LanguagesTests
{
    [Theory]
    [InlineData("--lang zh", "en_US.UTF-8", Language.Zh)]
    [InlineData("demo --lang=zh --exit", null, Language.Zh)]
    [InlineData("--lang en", "zh_CN.UTF-8", Language.En)]
    [InlineData("demo", "zh_CN.UTF-8", Language.Zh)]
    [InlineData("demo", "de_DE.UTF-8", Language.En)]
    [InlineData("demo", null, Language.En)]
    [InlineData("demo --lang", "zh_CN.UTF-8", Language.Zh)]
    public void The_option_decides_before_the_system_does(string commandLine, string? lang, Language expected)
        => Assert.Equal(expected, Languages.Choose(commandLine.Split(' '), name => name == "LANG" ? lang : null));

    [Fact]
    public void The_environment_is_asked_in_the_order_of_POSIX()
    {
        var environment = new Dictionary<string, string> { ["LC_ALL"] = "zh_CN", ["LC_MESSAGES"] = "en_US", ["LANG"] = "en_US" };

        Assert.Equal(Language.Zh, Languages.Choose([], environment.GetValueOrDefault));
    }
}
