using HrHub.Core.Changes;
using HrHub.Core.Events;
using HrHub.IntegrationTests.Persons;
using HrHub.IntegrationTests.Systems;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Access;

/// <summary>What systems read and hand in.</summary>
internal static class SystemsRoutes
{
    private const string Number = "HQ-A00001";
    private static readonly string[] Systems = ["system"];

    private static readonly (string Kind, string Fields)[] Results =
    [
        ("kpis", "\"period\":\"2026-Q4\",\"code\":\"deposits\",\"value\":1"),
        ("training-results", "\"courseCode\":\"THINK-101\",\"completedAt\":\"2026-11-20T08:00:00Z\",\"passed\":true"),
        ("reviews", "\"reviewId\":\"2026\",\"reviewedAt\":\"2026-11-20T08:00:00Z\",\"grade\":\"A\""),
    ];

    private const string Subscription = """{"url":"https://ehr.example.com/hooks"}""";

    public static IEnumerable<ApprovedRoute> All()
    {
        yield return new("GET", "changes", null, Systems);
        yield return new("POST", "subscriptions", Subscription, Systems);
        yield return new("GET", "subscriptions", null, Systems);
        yield return new("GET", "subscriptions/{id}", null, Systems, async world => $"subscriptions/{await Subscribe(world)}");
        yield return new("DELETE", "subscriptions/{id}", null, Systems, async world => $"subscriptions/{await Subscribe(world)}");
        yield return new("POST", "subscriptions/{id}/secret", null, Systems, async world => $"subscriptions/{await Subscribe(world)}/secret");
        yield return new("POST", "subscriptions/{id}/enabling", null, Systems, async world => $"subscriptions/{await Subscribe(world)}/enabling");
        yield return new("GET", "subscriptions/{id}/events", null, Systems, async world => $"subscriptions/{await Subscribe(world)}/events");
        yield return new("POST", "subscriptions/{id}/events/{eventId}/replay", null, Systems, async world => $"subscriptions/{await Told(world)}/replay");
        foreach (var (kind, fields) in Results)
        {
            yield return new("PUT", "employees/{number}/{kind}", $$"""{"rows":[{{{fields}}}]}""", Systems, async world =>
            {
                await EmployeeResultsTests.Hire(world, PersonsWorld.Lin, Number);
                return $"employees/{Number}/{kind}";
            });
            yield return new("PUT", "employees/{kind}", $$"""{"rows":[{"employeeNumber":"{{Number}}",{{fields}}}]}""", Systems, _ => Task.FromResult($"employees/{kind}"));
        }
    }

    /// <summary>Of the system whose token the table uses; the one before it goes, since nobody may have many.</summary>
    private static async Task<string> Subscribe(PersonsWorld world)
    {
        var subscriptions = world.Hub.Hub.Pipeline.GetRequiredService<ISubscriptions>();
        foreach (var known in await subscriptions.List(default)) await subscriptions.Delete(known.Subscription.SubscriptionId, default);
        using var made = await world.Hub.Call(world.Provider.Token("system"), "POST", "subscriptions", Subscription);
        return (await PersonsWorld.Body(made)).GetProperty("subscriptionId").GetString()!;
    }

    private static async Task<string> Told(PersonsWorld world)
    {
        var id = await Subscribe(world);
        await world.Hub.Hub.Pipeline.GetRequiredService<ISubscriptions>().Log(new()
        {
            SubscriptionId = id, EventId = "evt-1", Change = new() { CandidateId = PersonsWorld.Lin, Kind = ChangeKind.Changed, Version = 1 }, At = DateTimeOffset.UnixEpoch, Outcome = SentOutcome.GivenUp,
        }, default);
        return $"{id}/events/evt-1";
    }
}
