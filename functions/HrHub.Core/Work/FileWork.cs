namespace HrHub.Core.Work;

/// <summary>What people do with a person's file beside the interviews. Sealed with the person; each list in the order in which things happened.</summary>
public sealed record FileWork
{
    public IReadOnlyList<FileComment> Comments { get; init; } = [];
    public IReadOnlyList<Material> Materials { get; init; } = [];
    public IReadOnlyList<StageMove> Moves { get; init; } = [];

    public bool IsEmpty => Comments.Count == 0 && Materials.Count == 0 && Moves.Count == 0;

    public Material? Material(string materialId) => Materials.FirstOrDefault(material => material.MaterialId == materialId);

    /// <returns>This where it has none.</returns>
    public FileWork WithoutVideos() => Materials.All(material => material.Kind is not MaterialKind.Video) ? this : this with { Materials = [.. Materials.Where(material => material.Kind is not MaterialKind.Video)] };

    /// <summary>With what was done to a file that moved in here.</summary>
    /// <returns>This where it has all of that already.</returns>
    public FileWork Inherit(FileWork other)
    {
        var comments = other.Comments.ExceptBy(Comments.Select(comment => comment.CommentId), comment => comment.CommentId).ToList();
        var materials = other.Materials.ExceptBy(Materials.Select(material => material.MaterialId), material => material.MaterialId).ToList();
        var moves = other.Moves.Except(Moves).ToList();
        return comments.Count + materials.Count + moves.Count == 0 ? this : this with
        {
            Comments = [.. Comments.Concat(comments).OrderBy(comment => comment.At)],
            Materials = [.. Materials.Concat(materials).OrderBy(material => material.At)],
            Moves = [.. Moves.Concat(moves).OrderBy(move => move.At)],
        };
    }
}

/// <summary>What somebody thinks of the person, or of one interview.</summary>
public sealed record FileComment
{
    public required string CommentId { get; init; }

    /// <summary>Null: on the person.</summary>
    public string? InterviewId { get; init; }

    public required string Text { get; init; }

    /// <summary>Subject of the token.</summary>
    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the author changed it last.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    public override string ToString() => $"FileComment({CommentId})";
}

/// <summary>One step of a person through hiring.</summary>
/// <param name="From">See <see cref="HiringStages"/>.</param>
/// <param name="To">See <see cref="HiringStages"/>.</param>
/// <param name="By">Subject of the token.</param>
/// <param name="At">When.</param>
/// <param name="Why">In the words of whoever moved the person; always there for a step back.</param>
public sealed record StageMove(string From, string To, string By, DateTimeOffset At, string? Why)
{
    public override string ToString() => $"StageMove({From}, {To})";
}
