using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace HrHub.IntegrationTests.Media;

/// <summary>A small file of which only ranges with both ends are served.</summary>
internal sealed class ServedRanges(byte[] body)
{
    public byte[] Body => body;

    public async Task Serve(HttpContext context)
    {
        var ends = context.Request.Headers.Range.ToString()["bytes=".Length..].Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        context.Response.StatusCode = StatusCodes.Status206PartialContent;
        context.Response.Headers.ContentRange = $"bytes {ends[0]}-{ends[1]}/{body.Length}";
        await context.Response.Body.WriteAsync(body.AsMemory(ends[0], ends[1] - ends[0] + 1));
    }
}
