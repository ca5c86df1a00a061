using System.Net;
using System.Text;
using System.Text.Json;
using HrHub.Core.Audit;
using HrHub.Core.Inbox;
using HrHub.Core.Parking;
using HrHub.Core.Sync;
using HrHub.IntegrationTests.Persons;
using HrHub.Pipeline.Operations;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Operations;

/// <summary>What operators see and order, over HTTP.</summary>
public sealed class OperationsTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;

    private string Operator => _world.Provider.Token("operator", "operator-1");
    private IParkedItems Parked => _world.Hub.Hub.Pipeline.GetRequiredService<IParkedItems>();

    // The timers never run by themselves here: the test says when.
    public async Task InitializeAsync() => _world = await PersonsWorld.Start(("Operations:StockSchedule", "0 0 0 1 1 *"), ("Operations:OrdersSchedule", "0 0 0 1 1 *"));

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Before_anything_was_counted_there_is_nothing()
    {
        Assert.Equal(0, (await Get("operations/vendors")).GetProperty("vendors").GetArrayLength());
        Assert.Equal(0, (await Get("operations/systems")).GetProperty("systems").GetArrayLength());
        Assert.Equal(0, (await Get("operations/reports")).GetProperty("months").GetArrayLength());
    }

    [Fact]
    public async Task Every_vendor_is_shown_with_what_came_of_its_requests()
    {
        (await _world.Hub.Deliver("ribbon", "this is no JSON"u8.ToArray())).Dispose();
        using (var forged = await _world.Hub.Deliver("ribbon", "{}"u8.ToArray(), change: request => request.Content = new StringContent("""{"changed":true}"""))) Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        await Eventually.Holds(async () => (await _world.Hub.Ledger.Read(default)) is [{ Parked: 1, Refused: 1 }], 30);
        await TakeStock();

        var vendors = (await Get("operations/vendors")).GetProperty("vendors").EnumerateArray().ToDictionary(vendor => vendor.GetProperty("vendor").GetString()!);
        Assert.Equal(_world.Hub.Profiles.All.Select(profile => profile.Name).Order(), vendors.Keys.Order());
        var ribbon = vendors["ribbon"];
        Assert.Equal((2, 1, 1, 1), (ribbon.GetProperty("received").GetInt32(), ribbon.GetProperty("verified").GetInt32(), ribbon.GetProperty("refused").GetInt32(), ribbon.GetProperty("parked").GetInt32()));
        Assert.NotEmpty(ribbon.GetProperty("lastRefusal").GetString()!);
        Assert.False(ribbon.TryGetProperty("oldestUnhandledAt", out _));
        Assert.Equal(0, vendors["micro1"].GetProperty("received").GetInt32());
    }

    [Fact]
    public async Task The_oldest_delivery_that_waits_is_shown_with_its_time()
    {
        var at = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
        await _world.Hub.Inbox.Append(new() { Id = "ribbon:old", Vendor = "ribbon", ReceivedAt = at, PayloadSha256 = "00", PayloadAuthenticated = true }, default);
        await TakeStock();
        var ribbon = (await Get("operations/vendors")).GetProperty("vendors").EnumerateArray().Single(vendor => vendor.GetProperty("vendor").GetString() == "ribbon");
        Assert.Equal(at, ribbon.GetProperty("oldestUnhandledAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Each_system_is_shown_with_its_rates_its_latency_and_what_it_has_to_catch_up()
    {
        var ledger = _world.Hub.Hub.Pipeline.GetRequiredService<ISyncLedger>();
        foreach (var seconds in new[] { 1, 1, 20 }) ledger.Tried("ehr", PushOutcome.Done, TimeSpan.FromSeconds(seconds));
        ledger.Tried("ehr", PushOutcome.Conflict);
        await Eventually.Holds(async () =>
        {
            await TakeStock();
            return (await System("ehr")).GetProperty("month").GetProperty("tries").GetInt32() == 4;
        });

        var ehr = await System("ehr");
        foreach (var figures in new[] { ehr.GetProperty("month"), ehr.GetProperty("day") })
            Assert.Equal((0.75, 0.25, 1.0, 30.0), (figures.GetProperty("successRate").GetDouble(), figures.GetProperty("conflictRate").GetDouble(), figures.GetProperty("medianSeconds").GetDouble(), figures.GetProperty("p95Seconds").GetDouble()));
        // Lin and Ada: the systems of this hub are off, and what they lack is on record.
        Assert.Equal((2, TestStores.Start), (ehr.GetProperty("behind").GetInt32(), ehr.GetProperty("behindSince").GetDateTimeOffset()));
    }

    [Fact]
    public async Task The_list_goes_by_pages_and_filters_and_says_what_is_wrong_with_a_question()
    {
        foreach (var number in Enumerable.Range(0, 5)) await Parked.Park(Item(number, number % 2 == 0 ? "acme" : "other"), default);

        var first = await Get("operations/parked?size=2");
        var second = await Get($"operations/parked?size=2&cursor={Uri.EscapeDataString(first.GetProperty("next").GetString()!)}");
        Assert.Equal(["0", "1", "2", "3"], Subjects(first).Concat(Subjects(second)));
        Assert.Equal(["0", "2", "4"], Subjects(await Get("operations/parked?neighbour=acme&stage=capture&code=too-large&since=2026-11-25T08:00:00Z")));
        Assert.Empty(Subjects(await Get("operations/parked?code=unknown-label")));
        Assert.All((await Get("operations/parked")).GetProperty("items").EnumerateArray(), item => Assert.False(item.TryGetProperty("value", out _)));
        Assert.Contains(await _world.Trail(AuditEvent.HubChain), entry => entry is { Action: AuditAction.Listed, FieldClass: "parked", Shown: [PersonsWorld.Lin] });

        foreach (var (query, field) in new[] { ("size=0", "size"), ("size=201", "size"), ("stage=nowhere", "stage"), ("since=yesterday", "since"), ("cursor=nonsense", "cursor"), ("vendor=acme", "vendor") })
        {
            using var answer = await _world.Hub.Call(Operator, "GET", $"operations/parked?{query}");
            Assert.Equal((HttpStatusCode.BadRequest, field), (answer.StatusCode, (await PersonsWorld.Body(answer)).GetProperty("field").GetString()));
        }
    }

    [Fact]
    public async Task One_item_is_shown_with_its_value_to_whoever_mends_it_and_that_is_on_the_persons_trail()
    {
        var item = Item(1, "acme");
        await Parked.Park(item, default);

        Assert.Equal("张三丰", (await Get($"operations/parked/{item.Id}")).GetProperty("value").GetString());
        using var compliance = await _world.Hub.Call(_world.Compliance, "GET", $"operations/parked/{item.Id}");
        Assert.False((await PersonsWorld.Body(compliance)).TryGetProperty("value", out _));
        Assert.Equal(["operator-1", "officer-1"], (await _world.Trail(PersonsWorld.Lin)).Where(entry => entry is { Action: AuditAction.Read, FieldClass: "parked" } && entry.Record == item.Id).Select(entry => entry.Who.Id));

        using var gone = await _world.Hub.Call(Operator, "GET", "operations/parked/capture:nothing");
        await PersonsWorld.IsProblem(gone, HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_delivery_is_tried_again_as_ordered_and_parked_anew_when_it_fails_again()
    {
        var item = await ParkADelivery("msg_1");
        using var ordered = await _world.Hub.Call(Operator, "POST", $"operations/parked/{item.Id}/replay");
        Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        Assert.Equal("replay", (await Get($"operations/parked/{item.Id}")).GetProperty("order").GetProperty("kind").GetString());
        Assert.Contains(await _world.Trail(AuditEvent.HubChain), entry => entry is { Action: AuditAction.ReplayOrdered, Allowed: true, Who.Id: "operator-1" } && entry.Record == item.Id);

        Assert.Equal(1, await CarryOut());
        await Eventually.Holds(async () => await Parked.Find(item.Id, default) is { Order: null } again && again.ParkedAt > item.ParkedAt, 30);
        Assert.Equal(0, await CarryOut());
    }

    [Fact]
    public async Task A_delivery_that_is_discarded_is_gone_with_its_body_and_a_repeat_does_not_bring_it_back()
    {
        var item = await ParkADelivery("msg_2");
        using (var without = await _world.Hub.Call(Operator, "POST", $"operations/parked/{item.Id}/discard", "{}")) await PersonsWorld.IsProblem(without, HttpStatusCode.BadRequest, "bad-request");
        using (var ordered = await _world.Hub.Call(Operator, "POST", $"operations/parked/{item.Id}/discard", """{"reason":"vendorMistake"}""")) Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
        Assert.Equal(1, await CarryOut());

        Assert.Empty(await _world.Hub.Parked());
        Assert.True(await _world.Hub.Inbox.Find(item.Subject, default) is { State: InboxState.Handled, SealedBody: null });
        Assert.Contains(await _world.Trail(AuditEvent.HubChain), entry => entry is { Action: AuditAction.DiscardOrdered, Why: "VendorMistake" } && entry.Record == item.Id);

        (await _world.Hub.Deliver("ribbon", Encoding.UTF8.GetBytes("this is no JSON"), "msg_2")).Dispose();
        await _world.Hub.Idle();
        Assert.Empty(await _world.Hub.Parked());
    }

    [Fact]
    public async Task Several_are_ordered_by_their_names_or_by_what_they_have_in_common()
    {
        foreach (var number in Enumerable.Range(0, 5)) await Parked.Park(Item(number, number % 2 == 0 ? "acme" : "other"), default);

        var named = await Order($$"""{"ids":["{{Item(1, "").Id}}","capture:gone"]}""");
        Assert.Equal((1, "capture:gone", false), (named.GetProperty("ordered").GetInt32(), named.GetProperty("missing")[0].GetString(), named.GetProperty("more").GetBoolean()));
        Assert.Equal(3, (await Order("""{"neighbour":"acme","stage":"capture"}""")).GetProperty("ordered").GetInt32());
        Assert.Equal(4, await CarryOut());
        Assert.Equal("3", Assert.Single(await _world.Hub.Parked()).Subject);

        foreach (var wrong in new[] { "{}", """{"ids":[]}""", """{"ids":["a"],"code":"b"}""", """{"everything":true}""" })
        {
            using var answer = await _world.Hub.Call(Operator, "POST", "operations/parked/replay", wrong);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Fact]
    public async Task What_the_law_asks_for_is_not_discarded()
    {
        var item = Item(1, "acme") with { Id = "erase:int-1:acme", Stage = ParkedStage.Erase };
        await Parked.Park(item, default);
        using var answer = await _world.Hub.Call(Operator, "POST", $"operations/parked/{item.Id}/discard", """{"reason":"notOurs"}""");
        await PersonsWorld.IsProblem(answer, HttpStatusCode.Conflict, "not-discardable");
        Assert.Null((await Parked.Find(item.Id, default))!.Order);
    }

    [Fact]
    public async Task The_report_of_a_month_is_read_as_data_and_as_a_page_in_both_languages()
    {
        (await _world.Hub.Deliver("ribbon", "this is no JSON"u8.ToArray())).Dispose();
        await Eventually.Holds(async () => await _world.Hub.Ledger.Read(default) is [{ Parked: 1 }], 30);
        await TakeStock();
        var month = (await Get("operations/reports")).GetProperty("months")[0].GetString();

        var report = await Get($"operations/reports/{month}");
        Assert.Equal((month, 1L), (report.GetProperty("month").GetString(), report.GetProperty("parked")[0].GetProperty("items").GetInt64()));
        var (english, chinese) = (await Page($"operations/reports/{month}?format=markdown"), await Page($"operations/reports/{month}?format=markdown&lang=zh-CN"));
        Assert.StartsWith($"# HrHub health report {month}\n", english);
        Assert.Contains("| ribbon | 1 | 1 | 0 | 0 | – | 0 | 1 | – |", english);
        Assert.Contains("| normalize | ribbon | bad-body | 1 |", english);
        Assert.StartsWith($"# HrHub 月度健康报告 {month}\n", chinese);
        Assert.Contains("## 待人工处理", chinese);
        Assert.Equal(english.Count(letter => letter == '\n'), chinese.Count(letter => letter == '\n'));

        foreach (var (path, status) in new[] { ("2020-01", HttpStatusCode.NotFound), ("nonsense", HttpStatusCode.NotFound), ($"{month}?format=pdf", HttpStatusCode.BadRequest), ($"{month}?lang=fr", HttpStatusCode.BadRequest), ($"{month}?size=1", HttpStatusCode.BadRequest) })
        {
            using var answer = await _world.Hub.Call(Operator, "GET", $"operations/reports/{path}");
            Assert.Equal(status, answer.StatusCode);
        }
    }

    private async Task<ParkedItem> ParkADelivery(string deliveryId)
    {
        (await _world.Hub.Deliver("ribbon", "this is no JSON"u8.ToArray(), deliveryId)).Dispose();
        await Eventually.Holds(async () => (await _world.Hub.Parked()).Count == 1, 30);
        return (await _world.Hub.Parked()).Single();
    }

    private static ParkedItem Item(int number, string neighbour) => new()
    {
        Id = $"capture:{number}", Stage = ParkedStage.Capture, Neighbour = neighbour, Subject = $"{number}", CandidateId = PersonsWorld.Lin,
        Reason = new("too-large", "The item is over the limit.", "name", "张三丰", "acme.json: media"), ParkedAt = TestStores.Start.AddMinutes(number), Attempts = 1,
    };

    private Task TakeStock() => _world.Hub.Hub.Pipeline.GetRequiredService<TakeStock>().Handle(default);

    private Task<int> CarryOut() => _world.Hub.Hub.Pipeline.GetRequiredService<CarryOutOrders>().Handle(default);

    private async Task<JsonElement> System(string name) => (await Get("operations/systems")).GetProperty("systems").EnumerateArray().Single(system => system.GetProperty("system").GetString() == name);

    private static IEnumerable<string> Subjects(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("subject").GetString()!);

    private async Task<JsonElement> Get(string path)
    {
        using var answer = await _world.Hub.Call(Operator, "GET", path);
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return await PersonsWorld.Body(answer);
    }

    private async Task<string> Page(string path)
    {
        using var answer = await _world.Hub.Call(Operator, "GET", path);
        Assert.Equal("text/markdown", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<JsonElement> Order(string json)
    {
        using var answer = await _world.Hub.Call(Operator, "POST", "operations/parked/replay", json);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return await PersonsWorld.Body(answer);
    }
}
