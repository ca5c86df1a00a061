namespace HrHub.Core.Employees;

/// <summary>What the performance and training systems hand back about somebody who was hired. Each list holds every key once; what comes later takes the place of what was there.</summary>
public sealed record EmployeeResults
{
    public IReadOnlyList<Kpi> Kpis { get; init; } = [];
    public IReadOnlyList<TrainingResult> Training { get; init; } = [];
    public IReadOnlyList<Review> Reviews { get; init; } = [];

    public bool IsEmpty => Kpis.Count == 0 && Training.Count == 0 && Reviews.Count == 0;

    /// <summary>With this one, in the order of the keys.</summary>
    /// <returns>These results themselves where the same is there already.</returns>
    public EmployeeResults With(EmployeeResult result) => result switch
    {
        Kpi kpi => Laid(Kpis, kpi) is { } kpis ? this with { Kpis = kpis } : this,
        TrainingResult course => Laid(Training, course) is { } training ? this with { Training = training } : this,
        Review review => Laid(Reviews, review) is { } reviews ? this with { Reviews = reviews } : this,
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    /// <summary>With those of a file that moved in here; where both know a key, the one that came later stays.</summary>
    public EmployeeResults With(EmployeeResults other)
        => other.Kpis.Concat<EmployeeResult>(other.Training).Concat(other.Reviews).Aggregate(this, (all, result) => all.Find(result) is { } own && own.ReceivedAt >= result.ReceivedAt ? all : all.With(result));

    private EmployeeResult? Find(EmployeeResult result) => result switch
    {
        Kpi => Kpis.FirstOrDefault(known => known.Key == result.Key),
        TrainingResult => Training.FirstOrDefault(known => known.Key == result.Key),
        _ => Reviews.FirstOrDefault(known => known.Key == result.Key),
    };

    private static IReadOnlyList<T>? Laid<T>(IReadOnlyList<T> known, T result) where T : EmployeeResult
        => known.FirstOrDefault(one => one.Key == result.Key) is { } same && same.SaysTheSame(result) ? null : [.. known.Where(one => one.Key != result.Key).Append(result).OrderBy(one => one.Key, StringComparer.Ordinal)];
}

/// <summary>One result of an employee.</summary>
public abstract record EmployeeResult
{
    /// <summary>What makes it the same result when it is handed in again.</summary>
    public abstract string Key { get; }

    /// <summary>Subject of the token of the system that handed it in.</summary>
    public required string From { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Whether another one differs in nothing but when it came, and from whom.</summary>
    public bool SaysTheSame(EmployeeResult other) => this with { From = other.From, ReceivedAt = other.ReceivedAt } == other;
}

/// <summary>A key figure of a period.</summary>
public sealed record Kpi : EmployeeResult
{
    /// <summary>For example <c>2026-Q4</c> or <c>2026-11</c>.</summary>
    public required string Period { get; init; }

    public required string Code { get; init; }
    public required double Value { get; init; }
    public double? Target { get; init; }

    /// <summary>Of value and target, for example <c>万元</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>0–100.</summary>
    public double? Score { get; init; }

    public override string Key => $"{Period}/{Code}";
}

/// <summary>How a course went.</summary>
public sealed record TrainingResult : EmployeeResult
{
    public required string CourseCode { get; init; }
    public string? Title { get; init; }
    public required DateTimeOffset CompletedAt { get; init; }
    public required bool Passed { get; init; }

    /// <summary>0–100.</summary>
    public double? Score { get; init; }

    public override string Key => CourseCode;
}

/// <summary>An appraisal.</summary>
public sealed record Review : EmployeeResult
{
    /// <summary>Of the system that has it.</summary>
    public required string ReviewId { get; init; }

    public required DateTimeOffset ReviewedAt { get; init; }
    public required string Grade { get; init; }

    /// <summary>0–100.</summary>
    public double? Score { get; init; }

    public string? Comment { get; init; }

    public override string Key => ReviewId;
}
