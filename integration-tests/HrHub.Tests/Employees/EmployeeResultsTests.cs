using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HrHub.Core.Employees;

namespace HrHub.Tests.Employees;

public sealed class EmployeeResultsTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private static readonly Gen<EmployeeResult> Results =
        from kind in Gen.Choose(0, 2)
        from key in Gen.Choose(0, 3)
        from value in Gen.Choose(0, 2)
        from at in Gen.Choose(0, 1_000_000)
        select (EmployeeResult)(kind switch
        {
            0 => new Kpi { Period = "2026-Q4", Code = $"c{key}", Value = value, From = "performance", ReceivedAt = Day.AddSeconds(at) },
            1 => new TrainingResult { CourseCode = $"c{key}", CompletedAt = Day, Passed = value > 0, From = "training", ReceivedAt = Day.AddSeconds(at) },
            _ => new Review { ReviewId = $"c{key}", ReviewedAt = Day, Grade = $"{value}", From = "performance", ReceivedAt = Day.AddSeconds(at) },
        });

    [Property]
    public Property Handing_the_same_in_twice_changes_nothing() => Prop.ForAll(Some(), results =>
    {
        var once = All(results);
        return results.Count == 0 || ReferenceEquals(once.With(results[^1] with { ReceivedAt = Day.AddYears(1), From = "another" }), once);
    });

    [Property]
    public Property Every_key_is_there_once_with_what_came_last() => Prop.ForAll(Some(), results =>
    {
        var all = All(results);
        var kept = all.Kpis.Concat<EmployeeResult>(all.Training).Concat(all.Reviews).ToList();
        return kept.Count == results.DistinctBy(result => (result.GetType(), result.Key)).Count()
            && kept.All(result => results.Last(came => came.GetType() == result.GetType() && came.Key == result.Key).SaysTheSame(result));
    });

    [Property]
    public Property Two_files_of_one_person_merge_to_the_same_from_either_side() => Prop.ForAll(Some(), Some(), (one, other) =>
    {
        // At one moment a result comes once.
        var (left, right) = (All(one), All([.. other.Where(result => one.All(known => known.ReceivedAt != result.ReceivedAt))]));
        var (there, back) = (left.With(right), right.With(left));
        return Same(there.Kpis, back.Kpis) && Same(there.Training, back.Training) && Same(there.Reviews, back.Reviews);
    });

    private static bool Same<T>(IReadOnlyList<T> one, IReadOnlyList<T> other) where T : EmployeeResult => one.Count == other.Count && one.Zip(other).All(pair => pair.First.SaysTheSame(pair.Second));

    private static Arbitrary<List<EmployeeResult>> Some() => Arb.From(Results.ListOf().Select(results => results.OrderBy(result => result.ReceivedAt).DistinctBy(result => result.ReceivedAt).ToList()));

    private static EmployeeResults All(IReadOnlyList<EmployeeResult> results) => results.Aggregate(new EmployeeResults(), (all, result) => all.With(result));
}
