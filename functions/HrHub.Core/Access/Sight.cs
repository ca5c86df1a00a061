using HrHub.Core.Canonical;
using HrHub.Core.Records;

namespace HrHub.Core.Access;

/// <summary>Which interviews a caller may see at all, from the token or the directory; what may be done with them is the role's right.</summary>
public sealed record Sight
{
    /// <summary>For roles that are not limited, and for the hub itself.</summary>
    public static Sight Everything { get; } = new();

    /// <summary>Nothing: a limited role of which nobody said to what.</summary>
    public static Sight Nothing { get; } = new() { Departments = [] };

    /// <summary>Department paths; each includes everything below it. Null: any department, interviews without one included.</summary>
    public IReadOnlyList<string>? Departments { get; init; }

    /// <summary>Position codes. Null: any position, interviews without one included.</summary>
    public IReadOnlyList<string>? Positions { get; init; }

    public bool SeesAll => Departments is null && Positions is null;

    public bool Sees(Interview interview) => Sees(interview.Department, interview.Position?.Code);

    /// <summary>Whether what is held for this department and position may be seen.</summary>
    public bool Sees(string? department, string? position)
        => (Departments is null || department is not null && Departments.Any(root => IsWithin(department, root))) && (Positions is null || position is not null && Positions.Contains(position, StringComparer.Ordinal));

    /// <returns>The file with the interviews and invitations that may be seen; null where there is none, or the file has none yet and not everything may be seen.</returns>
    public CandidateFile? Of(CandidateFile file)
    {
        if (SeesAll) return file;
        var interviews = file.Interviews.Where(interview => Sees(interview.Interview)).ToList();
        var invitations = file.Invitations.Where(invitation => Sees(invitation.Department, invitation.PositionCode)).ToList();
        return interviews.Count + invitations.Count == 0 ? null : file with { Interviews = interviews, Invitations = invitations };
    }

    /// <summary><c>HQ/Shanghai</c> contains itself and <c>HQ/Shanghai/Retail</c>, not <c>HQ/Shanghai-Pudong</c>.</summary>
    private static bool IsWithin(string department, string root)
        => department.StartsWith(root, StringComparison.Ordinal) && (department.Length == root.Length || department[root.Length] == '/');
}
