using HrHub.Core.Retention;

namespace HrHub.Api.Holds;

/// <summary>A hold as it is shown.</summary>
/// <param name="Hold">As it is on file.</param>
/// <param name="InForce">False once its time is over.</param>
public sealed record HoldView(Hold Hold, bool InForce)
{
    public static HoldView Of(Hold hold, DateTimeOffset now) => new(hold, hold.Until is not { } until || until > now);
}
