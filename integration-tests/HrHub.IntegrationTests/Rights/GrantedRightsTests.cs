using System.Net;
using System.Text;
using HrHub.Core.Access;
using HrHub.IntegrationTests.Access;
using HrHub.IntegrationTests.Persons;
using HrHub.Local.Sandbox;
using HrHub.Pipeline;
using HrHub.Pipeline.Purge;
using HrHub.TestKit;
using HrHub.TestKit.Rights;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Rights;

/// <summary>
/// What the three apps ask of documents, objects, bus and root key, held against the rights that the templates give their identities: on stand-ins for the accounts that refuse as Azure would. A right that is missing shows here, not on the
/// day of the deployment.
/// </summary>
public sealed class GrantedRightsTests : IAsyncLifetime
{
    private readonly TempFolder _azurite = new();
    private readonly Refusals _refusals = new();
    private SandboxStores _stores = null!;

    public async Task InitializeAsync() => _stores = await SandboxStores.Start(_azurite.Path, TimeProvider.System, default);

    public async Task DisposeAsync()
    {
        await _stores.DisposeAsync();
        _azurite.Dispose();
    }

    [Fact]
    public async Task Every_route_of_the_API_works_with_the_rights_of_its_app()
    {
        await using var world = await Start(RightsInBicep.Read());
        // An interview that came from another person's file.
        var file = await world.File(PersonsWorld.Lin);
        await world.Save(file.With(file.Interviews[0] with { MovedFrom = "cand-before" }));
        foreach (var (row, route) in RouteRoleTests.AllApproved.Index())
        {
            var (role, isPost) = (route.Allowed[0], route.Method == "POST");
            var token = role == "candidate" ? world.TokenOf(PersonsWorld.Lin) : world.Provider.Token(role);
            var address = await route.Address(world);
            if (isPost)
            {
                // What is refused leaves nothing behind by which it was named.
                using var refused = await world.Hub.Call(token, route.Method, address.Replace(PersonsWorld.Lin, "cand-nobody", StringComparison.Ordinal), route.Body, key: $"refused-request-{row}");
                await refused.Content.ReadAsByteArrayAsync();
                address = await route.Address(world);
            }
            using var answer = await world.Hub.Call(token, route.Method, address, route.Body, key: isPost ? $"request-of-row-{row}" : null);
            Assert.True(answer.IsSuccessStatusCode, $"{role} {route.Method} {route.Route}: {answer.StatusCode} {string.Join(", ", _refusals.All)}");
            await answer.Content.ReadAsByteArrayAsync();
        }
        await world.Hub.Idle();
        Assert.Empty(_refusals.All);
        Assert.Contains("api: delete on work", _refusals.Asked);
    }

    [Fact]
    public async Task A_delivery_passes_through_and_every_timer_runs_with_the_rights_of_their_apps()
    {
        await using var world = await Start(RightsInBicep.Read());
        // Each once more: what a repeat stored is deleted again.
        foreach (var length in (int[])[10, 10, 300_000, 300_000])
        {
            using var accepted = await world.Hub.Deliver("canonical", Encoding.UTF8.GetBytes($$"""{"vendorInterviewId":"in-{{length}}","status":"completed","candidate":{"name":"林小雨","email":"xiaoyu.lin@example.com"},"recommendation":"{{new string('x', length)}}"}"""), $"msg-{length}");
            Assert.True(accepted.IsSuccessStatusCode, $"{accepted.StatusCode}");
        }
        using var unreadable = await world.Hub.Deliver("canonical", """{"vendorInterviewId":"in-2","status":"no such status"}"""u8.ToArray(), "msg-unreadable");
        using var refused = await world.Hub.Deliver("canonical", "{}"u8.ToArray(), "msg-forged", request => request.Headers.Remove("webhook-signature"));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        foreach (var path in (string[])["health", "api/health"])
        {
            using var health = await world.Hub.Get(path);
            Assert.True(health.IsSuccessStatusCode, $"{path}: {health.StatusCode}");
        }
        await world.Hub.Idle();

        await using (var run = world.Hub.Hub.Pipeline.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope())
            foreach (var (function, timer) in typeof(PipelineApp).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods().Where(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(TimerInfo))), (type, method) => (type, method)))
                await (Task)timer.Invoke(ActivatorUtilities.CreateInstance(run.ServiceProvider, function), [new TimerInfo(), CancellationToken.None])!;
        await world.Hub.Idle();
        var erased = await world.Hub.Hub.Pipeline.GetRequiredService<EraseCandidate>().Handle(PersonsWorld.Ada, "PIPL-3Y", new Caller("c-007", Role.Compliance, "test"), default);
        Assert.NotNull(erased.Value);
        Assert.Empty(_refusals.All);
        Assert.Contains("pipeline: containers/read on audit-roots", _refusals.Asked);
        Assert.Contains("intake: blobs/delete on objects raw-*", _refusals.Asked);
    }

    /// <summary>The judge is worth something.</summary>
    [Fact]
    public async Task A_right_that_is_missing_is_named()
    {
        await using var world = await Start(RightsInBicep.Read(roles => roles.Replace("{ who: api, may: 'keep', on: 'candidates' }", "", StringComparison.Ordinal)));
        using var answer = await world.Hub.Call(world.Provider.Token("hr"), "GET", $"candidates/{PersonsWorld.Lin}");
        Assert.False(answer.IsSuccessStatusCode);
        Assert.NotEmpty(_refusals.All);
        Assert.All(_refusals.All, refusal => Assert.Matches("^api: .* on candidates$", refusal));
    }

    private Task<PersonsWorld> Start(RightsInBicep rights)
        => PersonsWorld.Start((folder, settings) => new JudgedPorts(folder, settings, _stores, rights, _refusals), [.. _stores.Settings.Select(setting => (setting.Key, setting.Value))]);
}
