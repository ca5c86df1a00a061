using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HrHub.Api.Access;
using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Canonical;
using HrHub.Core.Idempotency;
using HrHub.Core.Keys;
using HrHub.Core.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace HrHub.Api.Idempotency;

/// <summary>
/// Wraps a POST: a request that names itself by <c>Idempotency-Key</c> has its effect once, and the same one again gets the first answer. The header is optional, so that a person at a terminal needs none; every client of ours
/// sends it. The key names the request of one caller, in one role, to one path. What was refused or failed has changed nothing and is not kept: the same request then runs anew.
/// </summary>
public sealed class AnswerOnce(ReadCaller callers, AdmitCaller admit, IIdempotencyRecords records, ICandidateFiles files, KeyRing keys, IOptions<IdempotencyOptions> options, TimeProvider clock)
{
    private const string Field = "idempotent-answer";

    /// <param name="request">With a JSON body.</param>
    /// <param name="right">Of the caller; asked again, with the person's file, when an answer is repeated.</param>
    /// <param name="about">Whom an answer is about, by candidate id: it is sealed under that person's key, and forgotten with the person. Null for what concerns no single person.</param>
    /// <param name="work">Runs with the checked body and the caller, whose <see cref="Caller.Request"/> names the request: ids made from it are the same in every try.</param>
    /// <param name="ct">Cancels the work.</param>
    /// <param name="limit">Bytes of the body.</param>
    public async Task<Outcome<TAnswer>> Handle<TBody, TAnswer>(HttpRequest request, Right right, Func<TAnswer, string?> about, Func<TBody, Caller, Task<Outcome<TAnswer>>> work, CancellationToken ct, int limit = RequestBody.Form)
        where TBody : class where TAnswer : class
        => await callers.Handle(request, right, ct).Then(caller => RequestBody.Bytes(request, limit, ct).Then(bytes => Task.FromResult(RequestBody.Parse<TBody>(bytes))
            .Then(body => Once(request, right, caller, Convert.ToHexStringLower(SHA256.HashData(bytes)), about, by => work(body, by), ct))));

    /// <summary>For a request without a body.</summary>
    /// <inheritdoc cref="Handle{TBody, TAnswer}"/>
    public async Task<Outcome<TAnswer>> Handle<TAnswer>(HttpRequest request, Right right, Func<TAnswer, string?> about, Func<Caller, Task<Outcome<TAnswer>>> work, CancellationToken ct) where TAnswer : class
        => await callers.Handle(request, right, ct).Then(caller => Once(request, right, caller, "", about, work, ct));

    private async Task<Outcome<T>> Once<T>(HttpRequest request, Right right, Caller caller, string body, Func<T, string?> about, Func<Caller, Task<Outcome<T>>> work, CancellationToken ct) where T : class
    {
        var (key, wrong) = IdempotencyKey.Read(request);
        if (wrong is not null) return wrong;
        if (key is null) return await work(caller);

        var begun = new IdempotencyRecord { Id = IdOf(request, caller, key), Body = body, StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds()) };
        var before = await records.Begin(begun, known => known.MayBeReplaced(begun.StartedAt, options.Value), ct);
        if (before is not null)
        {
            if (before.Body != body) return HubError.IdempotencyKeyReused;
            return before.SealedAnswer is null ? HubError.RequestUnderWay : await Repeat<T>(request, right, caller, before, ct);
        }

        Outcome<T> outcome = default;
        try
        {
            outcome = await work(caller with { Request = begun.Id });
        }
        finally
        {
            // What took effect is kept even if the caller has gone meanwhile.
            if (outcome.Value is { } answer) await Keep(begun, answer, about(answer), CancellationToken.None);
            else await records.Withdraw(begun, CancellationToken.None);
        }
        return outcome;
    }

    private async Task Keep<T>(IdempotencyRecord begun, T answer, string? about, CancellationToken ct)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(answer, CanonicalJson.Options);
        if (about is null)
        {
            await records.Finish(begun with { SealedAnswer = (await keys.CurrentEpoch(ct)).Seal(json, begun.Id, Field) }, ct);
            return;
        }

        var home = (await files.Home(about, ct))?.CandidateId ?? about;
        using var key = await keys.FindCandidate(home, ct);
        // Nothing is kept of somebody who was erased meanwhile.
        if (key is null) await records.Withdraw(begun, ct);
        else await records.Finish(begun with { CandidateId = home, SealedAnswer = key.Seal(json, begun.Id, Field) }, ct);
    }

    private async Task<Outcome<T>> Repeat<T>(HttpRequest request, Right right, Caller caller, IdempotencyRecord before, CancellationToken ct) where T : class
    {
        byte[] json;
        if (before.CandidateId is { } about)
        {
            // The caller's right, the person's wish and the file may have changed since.
            var reading = new AuditEvent { Chain = about, Who = caller, Action = AuditAction.Read, FieldClass = "repeated-answer" };
            if ((await admit.ToOpen(caller, right, reading, ct)).Error is { } refused) return refused;
            using var key = await keys.FindCandidate(SealingKey.KeyIdOf(before.SealedAnswer), ct);
            if (key is null) return HubError.NotFound;
            json = key.Open(before.SealedAnswer, before.Id, Field);
        }
        else
        {
            if (!caller.Can(right)) return HubError.Forbidden;
            json = (await keys.EpochOf(before.SealedAnswer!, ct)).Open(before.SealedAnswer, before.Id, Field);
        }
        request.HttpContext.Response.Headers["Idempotency-Replayed"] = "true";
        return JsonSerializer.Deserialize<T>(json, CanonicalJson.Options)!;
    }

    private static string IdOf(HttpRequest request, Caller caller, string key)
        => "req-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', caller.Id, caller.Role, request.Method, request.Path, key))).AsSpan(0, 16));
}
