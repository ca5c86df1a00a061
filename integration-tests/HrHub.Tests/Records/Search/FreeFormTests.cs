using HrHub.Core.Records.Search;

namespace HrHub.Tests.Records.Search;

/// <summary>What HR types, and what it means.</summary>
public sealed class FreeFormTests
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);
    private static readonly KnownValues Known = new(["2026-autumn", "2026秋招（上海）", "2026-10", "spring campus"], [("RM-01", "客户经理"), ("T-01", "柜员"), (null, "C++ 工程师"), ("80", "八零")]);

    [Theory]
    [InlineData("张三+客户经理+80分", "name=张三 positionTitle=客户经理 minScore=80")]
    [InlineData("张三　客户经理＋８０分", "name=张三 positionTitle=客户经理 minScore=80")]
    [InlineData("张三，rm-01、90分以上", "name=张三 position=RM-01 minScore=90")]
    [InlineData("Ada Byron 60-80", "name=Ada Byron minScore=60 maxScore=80")]
    [InlineData(">= 85.5", "minScore=85.5")]
    [InlineData("≥85", "minScore=85")]
    [InlineData("<=60分", "maxScore=60")]
    [InlineData("60分以下", "maxScore=60")]
    [InlineData("不低于70", "minScore=70")]
    [InlineData("70到80分", "minScore=70 maxScore=80")]
    [InlineData("65+", "minScore=65")]
    [InlineData("60+90分以下+70", "minScore=70 maxScore=90")]
    [InlineData("80", "position=80")]
    [InlineData("2026-autumn", "batch=2026-autumn")]
    [InlineData("2026-AUTUMN 柜员", "batch=2026-autumn positionTitle=柜员")]
    [InlineData("2026秋招(上海)", "batch=2026秋招（上海）")]
    [InlineData("小雨 spring campus", "name=小雨 batch=spring campus")]
    [InlineData("c++ 工程师+小雨", "name=小雨 positionTitle=C++ 工程师")]
    [InlineData("2026-10", "batch=2026-10")]
    [InlineData("2026-11", "from=2026-11-01 to=2026-11-30")]
    [InlineData("2026年9月", "from=2026-09-01 to=2026-09-30")]
    [InlineData("2026/09", "from=2026-09-01 to=2026-09-30")]
    [InlineData("11月", "from=2026-11-01 to=2026-11-30")]
    [InlineData("12月份", "from=2025-12-01 to=2025-12-31")]
    [InlineData("本月", "from=2026-11-01 to=2026-11-30")]
    [InlineData("上个月", "from=2026-10-01 to=2026-10-31")]
    [InlineData("2026-11-05", "from=2026-11-05 to=2026-11-05")]
    [InlineData("2026年11月5日", "from=2026-11-05 to=2026-11-05")]
    [InlineData("2025", "from=2025-01-01 to=2025-12-31")]
    [InlineData("今天", "from=2026-11-25 to=2026-11-25")]
    [InlineData("2026-02-29", "batch=2026-02-29")]
    [InlineData("2026-spring", "batch=2026-spring")]
    [InlineData("已完成", "status=completed")]
    [InlineData("In progress", "status=started")]
    [InlineData("scored AI面试", "stage=ai-interview status=scored")]
    [InlineData("AI 面试 小雨", "name=小雨 stage=ai-interview")]
    [InlineData("human interview", "stage=human-interview")]
    [InlineData("背调", "stage=background-check")]
    [InlineData("résumé", "stage=resume")]
    [InlineData("13800138000", "phone=13800138000")]
    [InlineData("99010119990229001x", "nationalId=99010119990229001x")]
    [InlineData("ada.byron@example.com", "email=ada.byron@example.com")]
    [InlineData("cand-0a1b", "candidateId=cand-0a1b")]
    public void A_keyword_is_what_it_looks_like_unless_something_is_called_so(string text, string meaning) => Assert.Equal(meaning, Show(FreeForm.Parse(text, Known, Now, Beijing)));

    [Theory]
    [InlineData("")]
    [InlineData(" ++ ，")]
    [InlineData("客户经理+柜员")]
    [InlineData("2026-autumn 2026-10")]
    [InlineData("90分+80分以下")]
    [InlineData("10月+11月")]
    public void What_says_nothing_or_contradicts_itself_is_refused(string text) => Assert.Null(FreeForm.Parse(text, Known, Now, Beijing));

    [Fact]
    public void More_than_is_not_at_least()
    {
        var criteria = FreeForm.Parse(">80 <90", KnownValues.Nothing, Now, Beijing)!;
        Assert.True(criteria.MinScore > 80 && criteria.MaxScore < 90);
        Assert.Equal(["score > 80", "score < 90"], Chips.Of(criteria, Beijing).Select(chip => chip.Label.En));
    }

    [Fact]
    public void A_month_ends_by_the_clock_of_the_bank()
    {
        var atNight = new DateTimeOffset(2026, 10, 31, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal((atNight, atNight.AddDays(30).AddMilliseconds(-1)), FreeForm.Parse("本月", KnownValues.Nothing, atNight, Beijing) is { } criteria ? (criteria.From!.Value, criteria.To!.Value) : default);
    }

    [Fact]
    public void Chips_say_in_both_languages_what_is_looked_for()
    {
        var chips = Chips.Of(FreeForm.Parse("张三+客户经理+80分+11月+已评分", Known, Now, Beijing)! with { Tags = ["储备"], Dimensions = [new("logic", 70, null)], Department = "HQ", PayloadAuthenticated = false }, Beijing);
        Assert.Equal(
            ["name contains 张三", "position 客户经理", "department HQ", "status scored", "time 2026-11", "score ≥ 80", "logic ≥ 70", "tag 储备", "not authenticated"], chips.Select(chip => chip.Label.En));
        Assert.Equal(["姓名含 张三", "岗位 客户经理", "部门 HQ", "状态 已评分", "时间 2026-11", "总分 ≥ 80", "logic ≥ 70", "标签 储备", "来源未验证"], chips.Select(chip => chip.Label.Zh));
        Assert.Equal(["from", "to"], chips[4].Fields);
        Assert.Equal(("within", "2026-11"), (chips[4].Operator, chips[4].Value));
    }

    private static string Show(SearchCriteria? criteria)
    {
        Assert.NotNull(criteria);
        return string.Join(' ', new (string, object?)[]
        {
            ("name", criteria.Name), ("batch", criteria.Batch), ("position", criteria.Position), ("positionTitle", criteria.PositionTitle), ("stage", criteria.Stage), ("status", criteria.Status), ("phone", criteria.Phone),
            ("nationalId", criteria.NationalId), ("email", criteria.Email), ("candidateId", criteria.CandidateId), ("minScore", criteria.MinScore), ("maxScore", criteria.MaxScore),
            ("from", criteria.From?.ToOffset(Beijing).ToString("yyyy-MM-dd")), ("to", criteria.To?.ToOffset(Beijing).ToString("yyyy-MM-dd")),
        }.Where(pair => pair.Item2 is not null).Select(pair => $"{pair.Item1}={pair.Item2}"));
    }
}
