namespace HrHub.Core.Work;

/// <summary>What HR may do with a file. Section <c>Work</c>.</summary>
public sealed class WorkOptions
{
    /// <summary>Tags that are offered to everybody; others may be typed.</summary>
    public IReadOnlyList<string> PresetTags { get; init; } = [];
}
