using System.Collections.Concurrent;
using System.Net;
using System.Text;
using HrHub.Local.Sandbox.Mail;
using HrHub.Pipeline.Notices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HrHub.Tests.Sandbox;

public sealed class MailHookTests
{
    [Fact]
    public async Task A_notice_of_the_hub_is_said_once_and_one_of_anybody_else_is_refused()
    {
        var said = new ConcurrentQueue<string>();
        await using var hook = await MailHook.Start((type, to, data) => said.Enqueue($"{type} {to} {data}"), default);
        await using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        var options = new NoticesOptions { Url = hook.Settings["Notices:Url"]!, Secret = hook.Secret };
        var post = new PostNotice(services.GetRequiredService<IHttpClientFactory>(), Options.Create(options), TimeProvider.System, NullLogger<PostNotice>.Instance);

        Assert.True(await post.Handle("not-1", "dispute.due", "hr-1", new { DisputeId = "dis-1" }, default));
        Assert.True(await post.Handle("not-1", "dispute.due", "hr-1", new { DisputeId = "dis-1" }, default));
        Assert.Equal(["""dispute.due hr-1 {"disputeId":"dis-1"}"""], said);

        var foreign = new PostNotice(services.GetRequiredService<IHttpClientFactory>(), Options.Create(options with { Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" }), TimeProvider.System, NullLogger<PostNotice>.Instance);
        Assert.False(await foreign.Handle("not-2", "dispute.due", "hr-1", new { DisputeId = "dis-1" }, default));
        using var http = new HttpClient();
        using var unsigned = await http.PostAsync(new Uri(options.Url), new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.StatusCode);
        Assert.Single(said);
    }
}
