using System.ComponentModel.DataAnnotations;

namespace HrHub.Core.Disputes;

/// <summary>Who answers disputes, and by when. Section <c>Disputes</c>.</summary>
public sealed record DisputesOptions : IValidatableObject
{
    /// <summary>Working days after the day on which the dispute was opened.</summary>
    [Range(1, 30)] public int WorkingDays { get; init; } = 3;

    /// <summary>When the last day ends, by the bank's clock: the close of business (Civil Code of the PRC, article 203).</summary>
    public TimeOnly DayEnds { get; init; } = new(18, 0);

    /// <summary>When on the working day before the last one the specialist is reminded, by the bank's clock.</summary>
    public TimeOnly RemindsAt { get; init; } = new(9, 0);

    /// <summary>Directory with calendars of further years, or better ones of the years that come with the hub; empty for none.</summary>
    public string CalendarDirectory { get; init; } = "";

    /// <summary>Subject of the HR specialist of every batch that no row names.</summary>
    [Required, StringLength(200)] public string DefaultAssignee { get; init; } = "hr-disputes";

    /// <summary>Who answers for which batch; the first row that fits counts.</summary>
    public IReadOnlyList<BatchAssignee> Assignees { get; init; } = [];

    /// <returns>The subject of whoever answers for the batch.</returns>
    public string AssigneeOf(string? batch) => Assignees.FirstOrDefault(row => batch is not null && row.Covers(batch))?.Assignee ?? DefaultAssignee;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Assignees.Any(row => row is not { Batch.Length: > 0, Assignee.Length: > 0 })) yield return new("A row needs a batch and an assignee.", [nameof(Assignees)]);
        if (FaultOf(CalendarDirectory) is { } fault) yield return new(fault, [nameof(CalendarDirectory)]);
    }

    private static string? FaultOf(string directory)
    {
        try
        {
            ReadCalendars.From(directory);
            return null;
        }
        catch (InvalidDataException fault)
        {
            return fault.Message;
        }
    }
}

/// <summary>A row of the table of specialists.</summary>
public sealed record BatchAssignee
{
    /// <summary>A batch, in which <c>*</c> stands for anything: <c>2026-*-campus</c>.</summary>
    public string Batch { get; init; } = "";

    /// <summary>Subject of the token.</summary>
    public string Assignee { get; init; } = "";

    public bool Covers(string batch) => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(Batch, batch, ignoreCase: false);
}
