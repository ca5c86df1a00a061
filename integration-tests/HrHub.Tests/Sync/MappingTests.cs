using System.Text.Json;
using System.Text.Json.Nodes;
using HrHub.Core.Canonical;
using HrHub.Core.Records;
using HrHub.Core.Sync;
using HrHub.Pipeline.Sync.Ehr;
using HrHub.Pipeline.Sync.Performance;
using HrHub.Pipeline.Sync.Training;

namespace HrHub.Tests.Sync;

public sealed class MappingTests
{
    private static readonly CourseRule[] Rules =
    [
        new() { Dimension = "LOGIC", Below = 60, Courses = ["THINK-101"] },
        new() { Dimension = "sql", Below = 50, Courses = ["SQL-101", "SQL-102"] },
    ];

    [Fact]
    public void No_value_is_pushed_that_the_file_did_not_hold()
    {
        var file = Person.File(
            Person.Interview("int-1", 2, ResultState.Final, Person.Ability("technical", 71, Person.Ability("sql", 33.5))),
            Person.Interview("int-2", 3, ResultState.Provisional, Person.Ability("logic", 55))) with { Stage = "hired", EmployeeNumber = "HQ-A00123" };
        var held = Leaves(JsonSerializer.SerializeToNode(file, CanonicalJson.Options)).Append("\"theirs\"").ToHashSet();
        object[] pushed = [EhrMapping.Candidate(file, "theirs"), EhrMapping.Onboarding(file, "theirs")!, PerformanceMapping.Baseline(file, "theirs")];

        foreach (var document in pushed)
        {
            var leaves = Leaves(JsonSerializer.SerializeToNode(document, DownstreamJson.Options)).ToList();
            Assert.NotEmpty(leaves);
            Assert.All(leaves, leaf => Assert.Contains(leaf, held));
        }
    }

    [Fact]
    public void No_emotion_transcript_or_comment_leaves_the_hub()
    {
        var file = Person.File(Person.Interview("int-1", 2, ResultState.Final, Person.Ability("logic", 40))) with { Stage = "hired", EmployeeNumber = "1" };
        object[] pushed = [EhrMapping.Candidate(file, "1"), EhrMapping.Onboarding(file, "1")!, PerformanceMapping.Baseline(file, "1"), TrainingMapping.Recommendations(file, "1", Rules)];
        var text = string.Concat(pushed.Select(document => JsonSerializer.Serialize(document, DownstreamJson.Options)));

        Assert.Contains("THINK-101", text);
        Assert.DoesNotContain("nervous", text);
        Assert.DoesNotContain("0.4321", text);
        Assert.DoesNotContain("private", text);
    }

    [Fact]
    public void Only_the_EHR_learns_names_and_contacts()
    {
        var file = Person.File(Person.Interview("int-1", 2, ResultState.Final, Person.Ability("logic", 40)));
        var others = JsonSerializer.Serialize(PerformanceMapping.Baseline(file, null), DownstreamJson.Options) + JsonSerializer.Serialize(TrainingMapping.Recommendations(file, null, Rules), DownstreamJson.Options);

        Assert.Equal(("林小雨", "lin.xiaoyu@example.com"), (EhrMapping.Candidate(file, null).Name, EhrMapping.Candidate(file, null).Email));
        Assert.DoesNotContain("林小雨", others);
        Assert.DoesNotContain("example.com", others);
        Assert.DoesNotContain("310101199003070012", others);
    }

    [Fact]
    public void A_revoked_result_is_as_if_it_had_never_been()
    {
        var kept = Person.Interview("int-1", 2, ResultState.Final, Person.Ability("logic", 50));
        var with = Person.File(kept, Person.Interview("int-2", 5, ResultState.Revoked, Person.Ability("logic", 10), Person.Ability("sql", 10)));
        var without = Person.File(kept);

        Assert.Equal(Text(EhrMapping.Candidate(without, null)), Text(EhrMapping.Candidate(with, null)));
        Assert.Equal(Text(PerformanceMapping.Baseline(without, null)), Text(PerformanceMapping.Baseline(with, null)));
        Assert.Equal(Text(TrainingMapping.Recommendations(without, null, Rules)), Text(TrainingMapping.Recommendations(with, null, Rules)));
    }

    [Fact]
    public void The_baseline_holds_the_latest_final_score_of_every_dimension()
    {
        var rows = PerformanceMapping.Baseline(Person.File(
            Person.Interview("int-1", 2, ResultState.Final, Person.Ability("logic", 50), Person.Ability("sql", 40)),
            Person.Interview("int-2", 4, ResultState.Final, Person.Ability("logic", 70), Person.Ability("sql", null)),
            Person.Interview("int-3", 6, ResultState.Provisional, Person.Ability("logic", 99)),
            Person.Interview("int-4", 7, null, Person.Ability("logic", 98))), null).Rows;

        Assert.Equal([("logic", 70d, "int-2"), ("sql", 40d, "int-1")], rows.Select(row => (row.Dimension, row.Score, row.InterviewId)));
    }

    [Fact]
    public void A_child_dimension_names_its_parent()
    {
        var rows = PerformanceMapping.Baseline(Person.File(Person.Interview("int-1", 2, ResultState.Final, Person.Ability("technical", 71, Person.Ability("sql", 33.5)))), null).Rows;
        Assert.Equal([("technical", null), ("sql", "technical")], rows.Select(row => (row.Dimension, row.Parent)));
    }

    [Fact]
    public void Courses_follow_from_scores_below_the_line_only()
    {
        CandidateFile Scored(double logic, double sql) => Person.File(Person.Interview("int-1", 2, ResultState.Final, Person.Ability("logic", logic), Person.Ability("sql", sql)));

        Assert.Equal(["THINK-101", "SQL-101", "SQL-102"], TrainingMapping.Recommendations(Scored(59.9, 0), null, Rules).Courses.Select(course => course.CourseId));
        Assert.Empty(TrainingMapping.Recommendations(Scored(60, 50), null, Rules).Courses);
    }

    [Fact]
    public void There_is_an_onboarding_file_only_for_a_hired_person_with_a_number()
    {
        var file = Person.File(Person.Interview("int-1", 2, ResultState.Final), Person.Interview("int-2", 5, ResultState.Revoked));
        Assert.Null(EhrMapping.Onboarding(file, null));
        Assert.Null(EhrMapping.Onboarding(file with { Stage = "offer" }, "1"));
        Assert.Equal(("林小雨", "RM-01", "HQ/Shanghai/Retail"), EhrMapping.Onboarding(file with { Stage = "hired" }, "1") is { } onboarding ? (onboarding.Name, onboarding.PositionCode, onboarding.Department) : default);
    }

    private static string Text<T>(T document) => JsonSerializer.Serialize(document, DownstreamJson.Options);

    private static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value)),
        JsonArray items => items.SelectMany(Leaves),
        null => [],
        _ => [node.ToJsonString(CanonicalJson.Options)],
    };
}
