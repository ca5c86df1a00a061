using System.ComponentModel.DataAnnotations;
using HrHub.Core.Employees;

namespace HrHub.Api.Employees;

/// <summary>One row of a request, which becomes one result.</summary>
public interface IResultRow
{
    /// <summary>In the bulk form only.</summary>
    string? EmployeeNumber { get; }

    /// <param name="from">Subject of the token.</param>
    /// <param name="at">Now.</param>
    EmployeeResult ToResult(string from, DateTimeOffset at);
}

/// <summary>Rows of one kind, each judged by itself.</summary>
public sealed record ResultRows<T> where T : IResultRow
{
    /// <summary>1–1,000.</summary>
    [Required, MinLength(1), MaxLength(1_000)] public IReadOnlyList<T>? Rows { get; init; }
}

/// <summary>A key figure; the same period and code again takes the place of what was there.</summary>
public sealed record KpiRow : IResultRow
{
    [StringLength(64)] public string? EmployeeNumber { get; init; }

    /// <summary>For example <c>2026-Q4</c> or <c>2026-11</c>.</summary>
    [Required, RegularExpression(@"^\d{4}(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?$")] public string? Period { get; init; }

    [Required, RegularExpression("^[A-Za-z0-9._-]{1,64}$")] public string? Code { get; init; }
    [Required] public double? Value { get; init; }
    public double? Target { get; init; }
    [StringLength(20)] public string? Unit { get; init; }
    [Range(0, 100)] public double? Score { get; init; }

    public EmployeeResult ToResult(string from, DateTimeOffset at)
        => new Kpi { Period = Period!, Code = Code!, Value = Value!.Value, Target = Target, Unit = Unit, Score = Score, From = from, ReceivedAt = at };
}

/// <summary>How a course went; the same course again takes the place of what was there.</summary>
public sealed record TrainingRow : IResultRow
{
    [StringLength(64)] public string? EmployeeNumber { get; init; }
    [Required, RegularExpression("^[A-Za-z0-9._-]{1,64}$")] public string? CourseCode { get; init; }
    [StringLength(200)] public string? Title { get; init; }
    [Required] public DateTimeOffset? CompletedAt { get; init; }
    [Required] public bool? Passed { get; init; }
    [Range(0, 100)] public double? Score { get; init; }

    public EmployeeResult ToResult(string from, DateTimeOffset at)
        => new TrainingResult { CourseCode = CourseCode!, Title = Title, CompletedAt = CompletedAt!.Value, Passed = Passed!.Value, Score = Score, From = from, ReceivedAt = at };
}

/// <summary>An appraisal; the same review again takes the place of what was there.</summary>
public sealed record ReviewRow : IResultRow
{
    [StringLength(64)] public string? EmployeeNumber { get; init; }
    [Required, RegularExpression("^[A-Za-z0-9._-]{1,64}$")] public string? ReviewId { get; init; }
    [Required] public DateTimeOffset? ReviewedAt { get; init; }
    [Required, StringLength(20)] public string? Grade { get; init; }
    [Range(0, 100)] public double? Score { get; init; }
    [StringLength(4_000)] public string? Comment { get; init; }

    public EmployeeResult ToResult(string from, DateTimeOffset at)
        => new Review { ReviewId = ReviewId!, ReviewedAt = ReviewedAt!.Value, Grade = Grade!, Score = Score, Comment = Comment, From = from, ReceivedAt = at };
}
