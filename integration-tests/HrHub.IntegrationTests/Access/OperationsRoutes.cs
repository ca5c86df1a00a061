using HrHub.Core.Operations;
using HrHub.Core.Parking;
using HrHub.IntegrationTests.Persons;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Access;

/// <summary>How the hub fares, and what waits for a person.</summary>
internal static class OperationsRoutes
{
    private static readonly string[] Lookers = ["hr", "hr-admin", "compliance", "operator"], Menders = ["operator"];

    public static IEnumerable<ApprovedRoute> All()
    {
        yield return new("GET", "operations/vendors", null, Lookers);
        yield return new("GET", "operations/systems", null, Lookers);
        yield return new("GET", "operations/reports", null, Lookers);
        yield return new("GET", "operations/reports/{month}", null, Lookers, async world =>
        {
            await world.Hub.Hub.Pipeline.GetRequiredService<IHealthReports>().Put(new() { Month = "2026-01", AsOf = DateTimeOffset.UnixEpoch }, default);
            return "operations/reports/2026-01";
        });
        yield return new("GET", "operations/parked", null, Lookers);
        yield return new("GET", "operations/parked/{id}", null, Lookers, async world => $"operations/parked/{await Park(world)}");
        yield return new("POST", "operations/parked/{id}/replay", null, Menders, async world => $"operations/parked/{await Park(world)}/replay");
        yield return new("POST", "operations/parked/{id}/discard", """{"reason":"duplicate"}""", Menders, async world => $"operations/parked/{await Park(world)}/discard");
        yield return new("POST", "operations/parked/replay", """{"neighbour":"acme"}""", Menders);
    }

    /// <summary>Each time anew: what was ordered before is carried out meanwhile.</summary>
    private static async Task<string> Park(PersonsWorld world)
    {
        var item = new ParkedItem
        {
            Id = "push:cand-lin:ehr", Stage = ParkedStage.Push, Neighbour = "ehr", Subject = PersonsWorld.Lin, CandidateId = PersonsWorld.Lin,
            Reason = new("refused", "The system answered 422."), ParkedAt = TestStores.Start, Attempts = 1,
        };
        await world.Hub.Hub.Pipeline.GetRequiredService<IParkedItems>().Park(item, default);
        return item.Id;
    }
}
