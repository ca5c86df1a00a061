using System.ComponentModel.DataAnnotations;

namespace HrHub.Pipeline.Competencies;

/// <summary>How competency models are brought to vendors. Section <c>Models</c>.</summary>
public sealed record ModelsOptions
{
    /// <summary>When it is looked for models that a vendor does not have: NCRONTAB with seconds.</summary>
    [Required] public string Schedule { get; init; } = "30 * * * * *";

    /// <summary>Tries of one version in passing trouble before a person must look.</summary>
    [Range(1, 100)] public int Tries { get; init; } = 20;
}
