using System.Text.Json.Nodes;
using HrHub.Local.Sandbox.Vendors;
using HrHub.Local.Sandbox.Vendors.Deliveries;
using HrHub.Local.Sandbox.Vendors.People;
using HrHub.TestKit;

namespace HrHub.Tests.Sandbox;

public sealed class InterviewGeneratorTests
{
    private static readonly SandboxScenario Scenario = new() { Now = TestStores.Start, Address = new("http://127.0.0.1:4000/"), Deliveries = 200 };

    [Fact]
    public void The_same_scenario_gives_the_same_bytes_and_another_seed_gives_others()
    {
        static IEnumerable<string> Bodies(SandboxScenario scenario) => new InterviewGenerator(scenario).Deliveries().Select(delivery => Convert.ToHexString(delivery.Body.Span));

        Assert.Equal(Bodies(Scenario), Bodies(Scenario));
        Assert.NotEqual(Bodies(Scenario), Bodies(Scenario with { Seed = 7 }));
    }

    [Fact]
    public void There_are_as_many_deliveries_as_asked_for_of_every_vendor_and_each_is_json()
    {
        var deliveries = new InterviewGenerator(Scenario).Deliveries().ToList();

        Assert.Equal(200, deliveries.Count);
        Assert.Equal(InterviewGenerator.AllVendors.Order(), deliveries.Select(delivery => delivery.Vendor).Distinct().Order());
        Assert.All(deliveries, delivery => Assert.IsType<JsonObject>(JsonNode.Parse(delivery.Body.Span)));
        Assert.Contains(deliveries, delivery => delivery.Repeat);
    }

    [Fact]
    public void The_bad_ones_are_marked_and_can_be_left_out()
    {
        var bad = new InterviewGenerator(Scenario).Deliveries().Where(delivery => delivery.Tampered || delivery.Forged || delivery.UnknownLabel).ToList();

        var tampered = Assert.Single(bad, delivery => delivery.Tampered);
        Assert.False(tampered.Body.Span.SequenceEqual(tampered.SignedBody.Span));
        Assert.Single(bad, delivery => delivery.Forged);
        Assert.Contains("Wizard", System.Text.Encoding.UTF8.GetString(Assert.Single(bad, delivery => delivery.UnknownLabel).Body.Span), StringComparison.Ordinal);
        Assert.DoesNotContain(new InterviewGenerator(Scenario with { Attacks = false, UnknownLabel = false }).Deliveries(), delivery => delivery.Tampered || delivery.Forged || delivery.UnknownLabel);
    }

    [Fact]
    public void A_repeat_is_the_same_delivery()
    {
        var deliveries = new InterviewGenerator(Scenario).Deliveries().ToList();

        Assert.All(deliveries.Where(delivery => delivery.Repeat), repeat => Assert.Contains(deliveries, first =>
            !first.Repeat && first.DeliveryId == repeat.DeliveryId && first.Vendor == repeat.Vendor && first.Body.Span.SequenceEqual(repeat.Body.Span)));
    }

    [Fact]
    public void The_parts_of_every_second_interview_come_in_another_order()
    {
        var events = new InterviewGenerator(Scenario with { Vendors = ["micro1"], Repeats = false, UnknownLabel = false, Deliveries = 8 }).Deliveries().Select(delivery => delivery.Event).ToList();

        Assert.Equal("interview.started", events[0]);
        Assert.Equal("interview_report.created", events[4]);
        Assert.Equal(events[..4].Order(), events[4..].Order());
    }

    [Theory]
    [InlineData("11010519491231002", 'X')]
    [InlineData("44052418800101001", '4')]
    public void The_check_character_is_that_of_the_standard(string seventeen, char expected) => Assert.Equal(expected, NationalIds.CheckCharacter(seventeen));

    [Fact]
    public void Invented_people_have_valid_numbers_of_no_place_and_addresses_of_no_mailbox()
    {
        var people = Enumerable.Range(0, 500).Select(serial => InventedPerson.Invent(1, serial)).ToList();

        Assert.All(people.Where(person => person.IsChinese), person =>
        {
            Assert.Matches("^99[0-9]{15}[0-9X]$", person.NationalId);
            Assert.Equal(NationalIds.CheckCharacter(person.NationalId.AsSpan(0, 17)), person.NationalId![17]);
        });
        Assert.All(people, person => Assert.Matches(@"@example\.(com|org)$", person.Email));
        Assert.Equal(500, people.Select(person => person.Email).Distinct().Count());
        Assert.Equal(500, people.Select(person => person.Phone).Distinct().Count());
    }
}
