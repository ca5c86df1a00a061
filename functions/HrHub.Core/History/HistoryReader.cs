using HrHub.Core.Access;
using HrHub.Core.Records;
using HrHub.Core.Work;

namespace HrHub.Core.History;

/// <summary>What of a history somebody may see, beside the interviews that are in sight.</summary>
/// <param name="Caller">Who reads.</param>
/// <param name="Stage">Where the person stands in hiring.</param>
public sealed record HistoryReader(Caller Caller, string Stage)
{
    /// <summary>Whoever sees metadata only reads that something happened, and when: never what was said or scored.</summary>
    public bool SeesValues => Caller.Role is not Role.Compliance;

    /// <summary>Who read what, and who was refused.</summary>
    public bool SeesAccess => Caller.Can(Right.ReadAudit);

    /// <summary>A person reads the own history, without the names of those who work on it.</summary>
    public bool IsPerson => Caller.Role is Role.Candidate;

    public bool Sees(SeenClass cls) => !SeesValues || StageSight.Sees(Caller.Role, Stage, cls);

    public bool Sees(MaterialPurpose purpose) => !SeesValues || StageSight.Sees(Caller.Role, Stage, purpose);

    /// <summary>Whether the role holds a right, or sees metadata of everything.</summary>
    public bool Has(Right right) => !SeesValues || Caller.Can(right);

    /// <summary>Of a change of this field.</summary>
    /// <param name="field">See <see cref="FieldPath"/>.</param>
    public bool SeesField(string field) => Sees(field switch
    {
        _ when field.StartsWith("transcript", StringComparison.Ordinal) || field.EndsWith(".answer", StringComparison.Ordinal) || field.EndsWith(".quote", StringComparison.Ordinal) => SeenClass.Transcript,
        _ when field.StartsWith("emotions", StringComparison.Ordinal) => SeenClass.Emotions,
        _ when field.StartsWith("media", StringComparison.Ordinal) => SeenClass.Video,
        _ => SeenClass.Scores,
    });

    /// <returns>Null where the reader may not know who of the staff it was.</returns>
    public string? Name(string by, bool ofPerson = false) => IsPerson && !ofPerson ? null : by;

    /// <summary>Changes of an interview that the reader may see.</summary>
    public IReadOnlyList<Revision> Shown(IEnumerable<Revision> revisions)
        => [.. revisions.Where(revision => SeesField(revision.Field)).Select(revision => IsPerson ? revision with { By = "" } : revision)];

    public string? Value(string? value) => SeesValues ? value : null;

    /// <summary>What somebody wrote to explain a change to colleagues.</summary>
    public string? Note(string? why) => SeesValues && !IsPerson && !string.IsNullOrWhiteSpace(why) ? why : null;
}
