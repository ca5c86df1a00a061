using System.Text.Json.Serialization;

namespace HrHub.Core.Access;

/// <summary>In what capacity somebody acts. <see cref="Hub"/> is the hub itself: its timers and the path from webhook to push.</summary>
public enum Role { Hr, HrAdmin, DepartmentHead, Interviewer, Candidate, Compliance, Operator, System, Hub }

/// <summary>Who acts, and from where. Ids only: never a name.</summary>
/// <param name="Id">Subject of the token, or the name of a timer or command; of a candidate the hub's own id of the person, whatever the provider calls him.</param>
/// <param name="Role">See <see cref="Access.Role"/>.</param>
/// <param name="From">Network address, or <c>timer</c>, <c>queue</c>, <c>command-line</c>; of a candidate no address, which would outlive the person's erasure.</param>
public sealed record Caller(string Id, Role Role, string From)
{
    /// <summary>Which interviews the caller may see. No part of who acts: it is not put on record.</summary>
    [JsonIgnore]
    public Sight Sight { get; init; } = Sight.Everything;

    /// <summary>What a system may do: see <see cref="Access.Scopes"/>; empty for people.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Names the request, the same in every try of it: ids that are made from it are made once. Null where the request does not name itself.</summary>
    [JsonIgnore]
    public string? Request { get; init; }

    /// <summary>The hub itself, at work on a message or by the clock.</summary>
    public static Caller Hub(string what, string from = "timer") => new(what, Role.Hub, from);

    /// <summary>Whether the role holds the right, and a system the scope that it takes; on whose file it may be used is <see cref="AdmitCaller"/>'s to say.</summary>
    public bool Can(Right right) => Permissions.Of(right).Contains(Role) && (Role is not Role.System || Access.Scopes.Of(right) is { } scope && Scopes.Contains(scope, StringComparer.Ordinal));
}
