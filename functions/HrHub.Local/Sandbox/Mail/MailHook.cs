using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using HrHub.Core.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HrHub.Local.Sandbox.Mail;

/// <summary>Stands in for the bank's mail hook on 127.0.0.1: says what would be mailed to whom, and refuses what the hub did not sign.</summary>
public sealed class MailHook : IAsyncDisposable
{
    private readonly WebApplication _app;

    private MailHook(WebApplication app, string secret) => (_app, Secret) = (app, secret);

    /// <summary>For the setting <c>Notices:Secret</c>.</summary>
    public string Secret { get; }

    /// <summary>For a hub that shall use it; keys with colons.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Notices:Url"] = new Uri(new Uri(_app.Urls.First()), "/notices").ToString(), ["Notices:Secret"] = Secret };

    /// <param name="say">Gets what each notice is about, who is told, and the ids in it. A notice that comes again is said once.</param>
    /// <param name="ct">Cancels the start.</param>
    public static async Task<MailHook> Start(Action<string, string, string> say, CancellationToken ct)
    {
        var key = RandomNumberGenerator.GetBytes(EventSignature.SecretLength);
        var (seen, gate) = (new HashSet<string>(), new Lock());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async http =>
        {
            await using var buffer = new MemoryStream();
            await http.Request.Body.CopyToAsync(buffer, http.RequestAborted);
            var (id, body) = (http.Request.Headers[EventSignature.IdHeader].ToString(), buffer.ToArray());
            if (!IsSigned(http.Request, id, body, key))
            {
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }
            bool isNew;
            lock (gate) isNew = seen.Add(id);
            using var notice = JsonDocument.Parse(body);
            if (isNew) say(Text(notice, "type"), Text(notice, "to"), notice.RootElement.GetProperty("data").GetRawText());
        });
        await app.StartAsync(ct);
        return new(app, EventSignature.Written(key));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static bool IsSigned(HttpRequest request, string id, byte[] body, byte[] key)
        => long.TryParse(request.Headers[EventSignature.TimeHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.UTF8.GetBytes(EventSignature.Of([key], id, DateTimeOffset.FromUnixTimeSeconds(seconds), body)),
                System.Text.Encoding.UTF8.GetBytes(request.Headers[EventSignature.SignatureHeader].ToString()));

    private static string Text(JsonDocument notice, string member) => notice.RootElement.GetProperty(member).GetString()!;
}
