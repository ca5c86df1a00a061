using System.Net;
using System.Text;
using System.Text.Json;
using HrHub.Core.Erasures;
using HrHub.Core.Keys;
using HrHub.IntegrationTests.Persons;
using HrHub.Pipeline.Events;
using HrHub.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Systems;

/// <summary>A system is told of changes by signed events, from subscribing to the last retry.</summary>
public sealed class SubscriptionTests : IAsyncLifetime
{
    private PersonsWorld _world = null!;
    private EventReceiver _receiver = null!;

    private string System => _world.Provider.Token("system", "ehr");

    public async Task InitializeAsync()
    {
        _receiver = await EventReceiver.Start();
        // The timer never runs by itself here: the test says when.
        _world = await PersonsWorld.Start(("Events:Schedule", "0 0 0 1 1 *"), ("Events:FirstRetrySeconds", "0.01"), ("Events:Tries", "3"), ("Download:AllowedPrivateHosts", _receiver.Authority));
    }

    public async Task DisposeAsync()
    {
        await _world.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_subscribes_is_told_of_what_changes_from_then_on_with_a_signature_that_the_secret_verifies()
    {
        var made = await Subscribe();
        await Change(PersonsWorld.Lin);
        await Send();

        var got = Assert.Single(_receiver.Got);
        Assert.True(EventReceiver.IsSignedBy(got, Secret(made)));
        using var body = JsonDocument.Parse(got.Body);
        Assert.Equal("candidate.changed", body.RootElement.GetProperty("type").GetString());
        Assert.Equal($$"""{"candidateId":"{{PersonsWorld.Lin}}","kind":"changed","version":2}""", body.RootElement.GetProperty("data").GetRawText());

        await Send();
        Assert.Single(_receiver.Got);
    }

    [Fact]
    public async Task A_receiver_that_fails_is_asked_again_under_the_same_id_and_misses_nothing()
    {
        await Subscribe();
        _receiver.Answers.Enqueue(HttpStatusCode.InternalServerError);
        await Change(PersonsWorld.Lin);
        await Change(PersonsWorld.Ada);
        await Until(() => _receiver.Got.Count == 3);
        Assert.Equal(_receiver.Got[0].Id, _receiver.Got[1].Id);
        Assert.NotEqual(_receiver.Got[1].Id, _receiver.Got[2].Id);
    }

    [Fact]
    public async Task What_is_given_up_is_in_the_log_lets_the_next_one_pass_and_can_be_replayed()
    {
        var id = Id(await Subscribe());
        for (var n = 0; n < 3; n++) _receiver.Answers.Enqueue(HttpStatusCode.BadRequest);
        await Change(PersonsWorld.Lin);
        await Change(PersonsWorld.Ada);
        await Until(() => _receiver.Got.Count == 4);

        var log = (await Call("GET", $"subscriptions/{id}/events")).GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(["delivered", "givenUp", "failed", "failed"], log.Select(sent => sent.GetProperty("outcome").GetString()));
        await Call("POST", $"subscriptions/{id}/events/{log[1].GetProperty("eventId").GetString()}/replay", HttpStatusCode.Accepted);
        await Send();
        Assert.Equal(_receiver.Got[0].Id, _receiver.Got[^1].Id);
        Assert.Equal("delivered", (await Call("GET", $"subscriptions/{id}/events?size=1")).GetProperty("events")[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_rotated_secret_signs_beside_the_one_before()
    {
        var made = await Subscribe();
        var rotated = await Call("POST", $"subscriptions/{Id(made)}/secret");
        await Change(PersonsWorld.Lin);
        await Send();
        Assert.NotEqual(Secret(made), Secret(rotated));
        Assert.All((string[])[Secret(made), Secret(rotated)], secret => Assert.True(EventReceiver.IsSignedBy(_receiver.Got.Single(), secret)));
        Assert.False(EventReceiver.IsSignedBy(_receiver.Got.Single(), $"whsec_{Convert.ToBase64String(new byte[32])}"));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_told_nothing_until_it_is_turned_on_again()
    {
        var id = Id(await Subscribe());
        _receiver.Answers.Enqueue(HttpStatusCode.Gone);
        await Change(PersonsWorld.Lin);
        await Send();
        Assert.Equal(("disabled", "gone"), await Call("GET", $"subscriptions/{id}") is var seen ? (seen.GetProperty("state").GetString(), seen.GetProperty("because").GetString()) : default);
        await Send();
        Assert.Single(_receiver.Got);
        await Call("POST", $"subscriptions/{id}/enabling");
        await Send();
        Assert.Equal(2, _receiver.Got.Count);
    }

    [Fact]
    public async Task An_erasure_is_told_of_and_a_subscription_that_ends_leaves_neither_key_nor_log()
    {
        var id = Id(await Subscribe());
        foreach (var store in _world.Hub.Hub.Pipeline.GetServices<IForgetting>()) await store.Forget(new() { CandidateIds = [PersonsWorld.Ada] }, default);
        await Send();
        Assert.Contains("candidate.erased", Encoding.UTF8.GetString(_receiver.Got.Single().Body), StringComparison.Ordinal);

        await Call("DELETE", $"subscriptions/{id}", HttpStatusCode.NoContent);
        await Call("GET", $"subscriptions/{id}", HttpStatusCode.NotFound);
        await Change(PersonsWorld.Lin);
        await Send();
        Assert.Single(_receiver.Got);
        Assert.Null(await _world.Hub.Hub.Pipeline.GetRequiredService<KeyRing>().FindCandidate(id, default));
    }

    [Fact]
    public async Task The_subscription_of_another_system_does_not_exist()
    {
        var id = Id(await Subscribe());
        using var answer = await _world.Hub.Call(_world.Provider.Token("system", "training"), "GET", $"subscriptions/{id}");
        await PersonsWorld.IsProblem(answer, HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("http://ehr.example.com/hooks")]
    [InlineData("ftp://ehr.example.com/hooks")]
    [InlineData("https://user@ehr.example.com/hooks")]
    [InlineData("nowhere")]
    public async Task An_address_that_is_none_is_refused(string url)
    {
        using var answer = await _world.Hub.Call(System, "POST", "subscriptions", JsonSerializer.Serialize(new { url }));
        await PersonsWorld.IsProblem(answer, HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task An_address_that_leads_inside_is_not_called()
    {
        var id = Id(await Subscribe("https://127.0.0.1:1/hooks"));
        await Change(PersonsWorld.Lin);
        await Send();
        Assert.Equal("private-address", (await Call("GET", $"subscriptions/{id}/events")).GetProperty("events")[0].GetProperty("because").GetString());
    }

    private Task<JsonElement> Subscribe(string? url = null) => Call("POST", "subscriptions", HttpStatusCode.Created, JsonSerializer.Serialize(new { url = url ?? _receiver.Url }));

    private async Task Change(string candidateId) => await _world.Save(await _world.File(candidateId));

    private Task Send() => _world.Hub.Hub.Pipeline.GetRequiredService<SendEvents>().Handle(default);

    private Task Until(Func<bool> done) => Eventually.Holds(async () =>
    {
        await Send();
        return done();
    }, seconds: 20);

    private async Task<JsonElement> Call(string method, string path, HttpStatusCode status = HttpStatusCode.OK, string? json = null)
    {
        using var answer = await _world.Hub.Call(System, method, path, json);
        Assert.Equal(status, answer.StatusCode);
        return status is HttpStatusCode.NoContent ? default : await PersonsWorld.Body(answer);
    }

    private static string Id(JsonElement subscription) => subscription.GetProperty("subscriptionId").GetString()!;

    private static string Secret(JsonElement subscription) => subscription.GetProperty("secret").GetString()!;
}
