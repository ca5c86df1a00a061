using HrHub.Core.Records;
using HrHub.Core.Retention;
using HrHub.TestKit;

namespace HrHub.Tests.Records;

/// <summary>What people asked of a file outlives its merge into another.</summary>
public sealed class InheritTests
{
    private static readonly DateTimeOffset Asked = TestStores.Start.AddDays(-3);

    [Fact]
    public void Holds_restriction_corrections_and_the_earlier_request_for_erasure_come_along()
    {
        var emptied = People.File("cand-1", People.Interview("i-1")) with
        {
            Retention = new() { Holds = [Hold("hold-1")], Restricted = true, ErasureRequestedAt = Asked },
            Corrections = [new() { Field = IdentityField.Name, Value = "林晓雨", By = "officer-1", At = Asked, CaseId = "case-1" }],
        };
        var home = People.File("cand-2", People.Interview("i-2")) with { Retention = new() { Holds = [Hold("hold-2")], ErasureRequestedAt = Asked.AddDays(1) } };

        var heir = home.Inherit(emptied);

        Assert.Equal(["hold-2", "hold-1"], heir.Retention.Holds.Select(hold => hold.HoldId));
        Assert.True(heir.Retention.Restricted);
        Assert.Equal(Asked, heir.Retention.ErasureRequestedAt);
        Assert.Equal("林晓雨", heir.Identity.Name);
        Assert.Same(heir, heir.Inherit(emptied));
    }

    [Fact]
    public void A_file_of_which_nothing_was_asked_changes_nothing()
    {
        var home = People.File("cand-2", People.Interview("i-2"));
        Assert.Same(home, home.Inherit(People.File("cand-1", People.Interview("i-1"))));
    }

    private static Hold Hold(string id) => new() { HoldId = id, Kind = HoldKind.Legal, PlacedBy = "officer-1", Why = "Proceedings", PlacedAt = Asked };
}
