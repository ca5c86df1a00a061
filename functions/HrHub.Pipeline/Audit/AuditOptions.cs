using System.ComponentModel.DataAnnotations;
using HrHub.Core.Retention;

namespace HrHub.Pipeline.Audit;

/// <summary>Section <c>Audit</c>.</summary>
public sealed record AuditOptions : IValidatableObject
{
    /// <summary>NCRONTAB with six fields, UTC; read by the trigger as <c>%Audit:RootSchedule%</c>. More than once a day does no harm: a day gets one root.</summary>
    [Required]
    public required string RootSchedule { get; init; }

    /// <summary>The zone in which a day begins and ends, as <see cref="PolicyZone"/> reads it.</summary>
    [Required]
    public string TimeZone { get; init; } = "Asia/Shanghai";

    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, PolicyZone.Find(TimeZone)!).DateTime);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PolicyZone.Find(TimeZone) is null) yield return new($"Audit:TimeZone: there is no zone {TimeZone}.", [nameof(TimeZone)]);
    }
}
