using System.ComponentModel.DataAnnotations;

namespace HrHub.Core.Cases;

/// <summary>By when a person must have an answer. Section <c>Cases</c>.</summary>
public sealed class CasesOptions : IValidatableObject
{
    /// <summary>Calendar days. PIPL article 50 asks for promptness; GB/T 35273 section 8.7 and common practice are 15 working days, about 21 calendar days.</summary>
    [Range(1, 365)] public int DueDays { get; init; } = 21;

    /// <summary>Calendar days by jurisdiction of the file, where the law says something else. GDPR article 12(3): one month; 28 days are within every month.</summary>
    public Dictionary<string, int> DueDaysIn { get; init; } = [];

    /// <param name="jurisdiction">Of the file; null for the default.</param>
    /// <param name="openedAt">When the request came in.</param>
    public DateTimeOffset DueAt(string? jurisdiction, DateTimeOffset openedAt)
        => openedAt.AddDays(jurisdiction is not null && DueDaysIn.TryGetValue(jurisdiction, out var days) ? days : DueDays);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => DueDaysIn.Where(days => days.Value is < 1 or > 365).Select(days => new ValidationResult($"{days.Key} is not between 1 and 365 days.", [nameof(DueDaysIn)]));
}
