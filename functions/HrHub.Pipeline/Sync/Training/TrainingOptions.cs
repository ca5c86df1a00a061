using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Sync.Training;

/// <summary>Which courses a weak dimension calls for. Section <c>Sync:Training</c>, beside how to reach the system.</summary>
public sealed class TrainingOptions
{
    [ValidateEnumeratedItems] public IReadOnlyList<CourseRule> Rules { get; init; } = [];
}

/// <summary>One row of the rule table.</summary>
public sealed class CourseRule
{
    /// <summary>Code of the dimension; letter case does not matter.</summary>
    [Required] public required string Dimension { get; init; }

    /// <summary>The rule holds below this score, 0–100.</summary>
    [Range(0d, 100d)] public required double Below { get; init; }

    [Required, MinLength(1)] public required IReadOnlyList<string> Courses { get; init; }
}
