using System.Net;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Erasures;
using HrHub.IntegrationTests.Persons;
using HrHub.Pipeline.Purge;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.IntegrationTests.Idempotency;

/// <summary>Requests that name themselves by <c>Idempotency-Key</c>, over HTTP.</summary>
public sealed class RepeatedRequestTests : IAsyncLifetime
{
    private const string Holds = $"candidates/{PersonsWorld.Lin}/holds", Key = "8e03978e-40d5-43dd-bc93-6894a57f9324";
    private PersonsWorld _world = null!;

    public async Task InitializeAsync() => _world = await PersonsWorld.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task The_same_request_again_gets_the_first_answer_and_changes_nothing()
    {
        using var first = await Place("Proceedings 2026-17", Key);
        using var again = await Place("Proceedings 2026-17", $"\"{Key}\"");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Single((await _world.File(PersonsWorld.Lin)).Retention.Holds);
        Assert.Contains(await _world.Trail(PersonsWorld.Lin), entry => entry is { Action: AuditAction.Read, FieldClass: "repeated-answer", Who.Id: "officer-1" });
    }

    [Fact]
    public async Task An_answer_with_a_tag_and_a_place_comes_again_with_both()
    {
        var (person, address) = (_world.TokenOf(PersonsWorld.Lin), $"candidates/{PersonsWorld.Lin}/cases");
        using var first = await _world.Hub.Call(person, "POST", address, """{"kind":"access"}""", key: Key);
        using var again = await _world.Hub.Call(person, "POST", address, """{"kind":"access"}""", key: Key);
        Assert.Equal((first.Headers.ETag, first.Headers.Location), (again.Headers.ETag, again.Headers.Location));
        Assert.NotNull(again.Headers.Location);
    }

    [Fact]
    public async Task The_key_with_another_body_is_refused_and_with_another_caller_or_path_it_is_another_key()
    {
        (await Place("Proceedings 2026-17", Key)).Dispose();
        using var other = await Place("Proceedings 2026-18", Key);
        await PersonsWorld.IsProblem(other, HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");

        using var colleague = await _world.Hub.Call(_world.Provider.Token("compliance", "officer-2"), "POST", Holds, """{"why":"Proceedings 2026-18"}""", key: Key);
        using var elsewhere = await _world.Hub.Call(_world.Compliance, "POST", $"candidates/{PersonsWorld.Ada}/holds", """{"why":"Proceedings 2026-18"}""", key: Key);
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (colleague.StatusCode, elsewhere.StatusCode));
        Assert.Equal(2, (await _world.File(PersonsWorld.Lin)).Retention.Holds.Count);
    }

    [Fact]
    public async Task Of_many_at_once_one_has_an_effect_and_nobody_is_told_of_another()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Place("Proceedings 2026-17", Key)));
        foreach (var answer in answers)
        {
            if (answer.StatusCode is not HttpStatusCode.Created) await PersonsWorld.IsProblem(answer, HttpStatusCode.Conflict, "request-under-way");
            answer.Dispose();
        }
        Assert.Contains(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Single((await _world.File(PersonsWorld.Lin)).Retention.Holds);
    }

    [Fact]
    public async Task What_was_refused_is_not_kept()
    {
        using var unknown = await _world.Hub.Call(_world.Compliance, "POST", "candidates/cand-new/holds", """{"why":"x"}""", key: Key);
        await PersonsWorld.IsProblem(unknown, HttpStatusCode.NotFound, "not-found");
        await _world.Save(TestKit.People.File("cand-new", TestKit.People.Interview("new-1")));
        using var known = await _world.Hub.Call(_world.Compliance, "POST", "candidates/cand-new/holds", """{"why":"x"}""", key: Key);
        Assert.Equal(HttpStatusCode.Created, known.StatusCode);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("has a blank in it")]
    [InlineData("\"unbalanced-quote")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        using var answer = await Place("x", key);
        await PersonsWorld.IsProblem(answer, HttpStatusCode.BadRequest, "bad-request");
        Assert.Equal("Idempotency-Key", (await PersonsWorld.Body(answer)).GetProperty("field").GetString());
    }

    [Fact]
    public async Task Without_a_key_each_request_is_one()
    {
        (await Place("x", null)).Dispose();
        (await Place("x", null)).Dispose();
        Assert.Equal(2, (await _world.File(PersonsWorld.Lin)).Retention.Holds.Count);
    }

    [Fact]
    public async Task Whoever_lost_the_right_gets_no_answer_again_and_nobody_does_once_the_person_is_erased()
    {
        var hr = _world.Provider.Token("hr", "hr-1");
        var address = $"candidates/{PersonsWorld.Lin}/cases";
        using var opened = await _world.Hub.Call(hr, "POST", address, """{"kind":"correct","text":"Her name is 林小雨.","wanted":{"name":"林小雨"}}""", key: Key);
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        using var demoted = await _world.Hub.Call(_world.Provider.Token("operator", "hr-1"), "POST", address, """{"kind":"correct","text":"Her name is 林小雨.","wanted":{"name":"林小雨"}}""", key: Key);
        await PersonsWorld.IsProblem(demoted, HttpStatusCode.Forbidden, "forbidden");

        Assert.NotNull((await _world.Hub.Hub.Pipeline.GetRequiredService<EraseCandidate>().Handle(PersonsWorld.Lin, "PIPL-3Y", Caller.Hub("test"), default)).Value);
        using var gone = await _world.Hub.Call(hr, "POST", address, """{"kind":"correct","text":"Her name is 林小雨.","wanted":{"name":"林小雨"}}""", key: Key);
        await PersonsWorld.IsProblem(gone, HttpStatusCode.NotFound, "not-found");
        foreach (var store in _world.Hub.Hub.Pipeline.GetServices<IForgetting>().Where(store => store.Store == "idempotency"))
            Assert.Equal(0, await store.Forget(new() { CandidateIds = [PersonsWorld.Lin] }, default));
    }

    private Task<HttpResponseMessage> Place(string why, string? key) => _world.Hub.Call(_world.Compliance, "POST", Holds, $$"""{"why":"{{why}}"}""", key: key);
}
