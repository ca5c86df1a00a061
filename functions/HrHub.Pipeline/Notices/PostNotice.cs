using System.Net.Http.Headers;
using System.Text.Json;
using HrHub.Core.Canonical;
using HrHub.Core.Events;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Notices;

/// <summary>
/// Hands a notice to the bank's mail hook, which knows people's addresses: ids only, signed as Standard Webhooks 1.0.0 says. The same notice has the same id every time, so that the hook drops one that
/// it had before.
/// </summary>
public sealed partial class PostNotice(IHttpClientFactory http, IOptions<NoticesOptions> options, TimeProvider clock, ILogger<PostNotice> log)
{
    /// <summary>Name of its HTTP client.</summary>
    public const string Client = "notices";

    /// <summary>The body of a notice.</summary>
    /// <param name="Type">What it is about, for example <c>dispute.due</c>.</param>
    /// <param name="Timestamp">When it was sent.</param>
    /// <param name="To">Who is told: the subject of a token, or a candidate's id.</param>
    /// <param name="Data">Ids and times.</param>
    public sealed record Notice<T>(string Type, DateTimeOffset Timestamp, string To, T Data);

    /// <returns>True when the hook has it, or there is no hook; false: try again later.</returns>
    public async Task<bool> Handle<T>(string noticeId, string type, string to, T data, CancellationToken ct)
    {
        if (!options.Value.IsOn)
        {
            LogNobody(type, noticeId);
            return true;
        }
        var now = clock.GetUtcNow();
        var body = JsonSerializer.SerializeToUtf8Bytes(new Notice<T>(type, now, to, data), CanonicalJson.Options);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(EventSignature.IdHeader, noticeId);
        request.Headers.Add(EventSignature.TimeHeader, EventSignature.Time(now));
        request.Headers.Add(EventSignature.SignatureHeader, EventSignature.Of([options.Value.Key()], noticeId, now, body));
        try
        {
            using var client = http.CreateClient(Client);
            client.Timeout = TimeSpan.FromSeconds(options.Value.TimeoutSeconds);
            using var answer = await client.SendAsync(request, ct);
            if (!answer.IsSuccessStatusCode) LogRefused(type, noticeId, (int)answer.StatusCode);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException || failure is OperationCanceledException && !ct.IsCancellationRequested)
        {
            LogRefused(type, noticeId, 0);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The mail hook did not take the notice {NoticeId} ({Type}): status {Status}, 0 for no answer. It is tried again.")]
    private partial void LogRefused(string type, string noticeId, int status);

    [LoggerMessage(2, LogLevel.Information, "There is no mail hook: nobody is told of {NoticeId} ({Type}).")]
    private partial void LogNobody(string type, string noticeId);
}
