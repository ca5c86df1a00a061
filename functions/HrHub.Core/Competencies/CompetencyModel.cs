namespace HrHub.Core.Competencies;

/// <summary>What a position asks of people, and how much each of it counts. Versions are never changed: a new text is a new version.</summary>
public sealed record CompetencyModel
{
    public required string PositionCode { get; init; }

    /// <summary>1, 2, 3, … within the position.</summary>
    public required int Version { get; init; }

    /// <summary>Of the position, as candidates see it.</summary>
    public string? Title { get; init; }

    /// <summary>In which the interview is held: BCP 47, for example <c>zh-CN</c>.</summary>
    public string? Language { get; init; }

    /// <summary>At least one; their weights add up to 100.</summary>
    public required IReadOnlyList<CompetencyDimension> Dimensions { get; init; }

    /// <summary>Subject of the token of whoever wrote it.</summary>
    public required string WrittenBy { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Whether another one differs in nothing but its version, and who wrote it when.</summary>
    public bool SaysTheSame(CompetencyModel other) => Title == other.Title && Language == other.Language && Dimensions.Count == other.Dimensions.Count
        && Dimensions.Zip(other.Dimensions).All(pair => pair.First with { Questions = pair.Second.Questions } == pair.Second && pair.First.Questions.SequenceEqual(pair.Second.Questions));
}

public sealed record CompetencyDimension
{
    /// <summary>Unique in the model, for example <c>logic</c>.</summary>
    public required string Code { get; init; }

    public required string Label { get; init; }

    /// <summary>Percent of the whole: more than 0, at most 100.</summary>
    public required decimal Weight { get; init; }

    /// <summary>What is asked about it; empty where the vendor finds questions by itself.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];
}

/// <summary>How far a vendor is with the model of a position.</summary>
public sealed record ModelPush
{
    public required string Vendor { get; init; }
    public required string PositionCode { get; init; }

    /// <summary>The version that was sent last.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Under which the vendor knows it, where it gives one; of the last version that it took.</summary>
    public string? VendorId { get; init; }

    /// <summary>The version that <see cref="VendorId"/> stands for; null before the first one.</summary>
    public int? Taken { get; init; }

    /// <summary>Why this version was not taken, as a code; null when it was.</summary>
    public string? Because { get; init; }

    /// <summary>Tries of this version that failed in passing.</summary>
    public int Failures { get; init; }

    /// <summary>Not tried again before this time.</summary>
    public DateTimeOffset? NextTry { get; init; }
}
