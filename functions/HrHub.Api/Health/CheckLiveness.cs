using Microsoft.AspNetCore.Http;

namespace HrHub.Api.Health;

/// <summary>Answering at all says that the process lives. Looks at no store: a store that is down is no reason to start the process again.</summary>
public sealed class CheckLiveness
{
    private readonly IResult _alive = Results.Ok(new { status = "Alive" });

    public IResult Handle() => _alive;
}
