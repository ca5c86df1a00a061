using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HrHub.Core.Records.Search;

namespace HrHub.Tests.Records.Search;

/// <summary>Laws of the free form, over what anybody may type.</summary>
public sealed class FreeFormLaws
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);
    private static readonly KnownValues Known = new(["2026-autumn"], [("RM-01", "客户经理")]);

    private static readonly Gen<(string Text, SearchCriteria Criteria)[]> Keywords =
        from name in Gen.Elements("张三", "林小雨", "Ada", "欧阳娜娜")
        from score in Gen.Choose(0, 100)
        from bound in Gen.Elements<Func<int, (string, SearchCriteria)>>(n => ($"{n}分", new() { MinScore = n }), n => ($">={n}", new() { MinScore = n }), n => ($"{n}分以下", new() { MaxScore = n }), n => ($"{n / 2}-{n}", new() { MinScore = n / 2, MaxScore = n }))
        from month in Gen.Choose(1, 12)
        from word in Gen.Elements<(string, SearchCriteria)>(("已评分", new() { Status = "scored" }), ("failed", new() { Status = "failed" }), ("offer", new() { Stage = "offer" }))
        from what in Gen.Elements<(string, SearchCriteria)>(("客户经理", new() { PositionTitle = "客户经理" }), ("rm-01", new() { Position = "RM-01" }), ("2026-Autumn", new() { Batch = "2026-autumn" }))
        let span = SearchSpan.OfMonth(2026, month, Beijing)
        let all = new[] { (name, new SearchCriteria { Name = name }), bound(score), ($"2026年{month}月", new SearchCriteria { From = span.From, To = span.To }), word, what }
        from some in Gen.SubListOf(all)
        from shuffled in Gen.Shuffle(some.ToArray())
        select shuffled;

    [Property]
    public Property Whatever_is_typed_is_sound_criteria_or_nothing() => Prop.ForAll(
        Gen.Elements("张", "三", "客户经理", "A", "b", "+", " ", "，", "-", "月", "年", "日", "分", ">", "<", "=", "0", "1", "9", "80", "2026", ".", "/", "@", "以上", "\"", "\u0000", "\ud83d").ListOf().Select(string.Concat).ToArbitrary(),
        typed => FreeForm.Parse(typed, Known, Now, Beijing) is not { } criteria
            || Chips.Of(criteria, Beijing).Count > 0 && !(criteria.MinScore > criteria.MaxScore) && !(criteria.From > criteria.To) && (criteria.MinScore ?? criteria.MaxScore ?? 0) is >= 0 and <= 100);

    [Property]
    public Property Keywords_mean_the_same_in_any_order_with_any_separators() => Prop.ForAll(
        (from keywords in Keywords from separators in Gen.Elements("+", " ", "＋", "，", ", ", "　", " + ").ListOf(keywords.Length + 1) select (keywords, separators)).ToArbitrary(),
        typed =>
        {
            var text = string.Concat(typed.keywords.Zip(typed.separators, (keyword, separator) => separator + keyword.Text)) + typed.separators[^1];
            var meant = typed.keywords.Length == 0 ? null : typed.keywords.Select(keyword => keyword.Criteria).Aggregate(new SearchCriteria(), (one, other) => FreeForm.Join(one, other)!);
            return FreeForm.Parse(text, Known, Now, Beijing) == meant;
        });

    [Property]
    public Property Every_criterion_is_on_a_chip_and_no_chip_on_anything_else() => Prop.ForAll(Keywords.ToArbitrary(), keywords =>
    {
        var criteria = keywords.Select(keyword => keyword.Criteria).Aggregate(new SearchCriteria(), (one, other) => FreeForm.Join(one, other)!);
        var given = typeof(SearchCriteria).GetProperties().Where(property => property.GetValue(criteria) is not null).Select(property => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        return Chips.Of(criteria, Beijing).SelectMany(chip => chip.Fields).Order().SequenceEqual(given.Order());
    });
}
