namespace HrHub.Core.Competencies;

/// <summary>The competency models of positions, with all their versions, and what vendors have of them. Nothing here is about a candidate.</summary>
public interface ICompetencyModels
{
    /// <summary>Inserts.</summary>
    /// <returns>False when the position has this version already.</returns>
    Task<bool> Add(CompetencyModel model, CancellationToken ct);

    /// <summary>The newest version of a position's model, or null.</summary>
    Task<CompetencyModel?> Newest(string positionCode, CancellationToken ct);

    Task<CompetencyModel?> Find(string positionCode, int version, CancellationToken ct);

    /// <summary>The newest version of every position's model, by position code.</summary>
    Task<IReadOnlyList<CompetencyModel>> List(CancellationToken ct);

    /// <summary>Replaces what was known of this vendor and position.</summary>
    Task Save(ModelPush push, CancellationToken ct);

    /// <summary>By position and vendor.</summary>
    /// <param name="positionCode">Null for all positions.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<ModelPush>> Pushes(string? positionCode, CancellationToken ct);
}
