using HrHub.IntegrationTests.Persons;

namespace HrHub.IntegrationTests.Access;

/// <summary>One row of the approved list.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Route">Below <c>/api/v1/</c>, as the function has it.</param>
/// <param name="Body">Of a call that succeeds.</param>
/// <param name="Allowed">The roles that get in.</param>
/// <param name="Fill">Makes what the route names, in the state in which the call can succeed, and gives its address; by default <c>{id}</c> is the candidate whose token is used.</param>
internal sealed record ApprovedRoute(string Method, string Route, string? Body, string[] Allowed, Func<PersonsWorld, Task<string>>? Fill = null)
{
    /// <summary>The same where it must be the caller's own: from world, role and subject.</summary>
    public Func<PersonsWorld, string, string, Task<string>>? FillFor { get; init; }

    public Task<string> Address(PersonsWorld world, string role = "hr", string subject = "staff-1") => FillFor?.Invoke(world, role, subject) ?? Fill?.Invoke(world) ?? Task.FromResult(Route.Replace("{id}", PersonsWorld.Lin, StringComparison.Ordinal));
}
