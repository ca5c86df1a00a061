using System.Buffers;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HrHub.Benchmarks.Servers;

/// <summary>Kestrel and nothing else: reads the body to its end and answers 200.</summary>
internal sealed class BareKestrel(WebApplication web) : IMeasured
{
    public Uri Address => new(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<BareKestrel> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var web = builder.Build();
        web.Run(ReadBody);
        await web.StartAsync();
        return new(web);
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private static async Task ReadBody(HttpContext context)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(8192);
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) > 0)
        {
        }
        ArrayPool<byte>.Shared.Return(buffer);
        context.Response.ContentLength = 0;
    }
}
