using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace HrHub.TestKit.Media;

/// <summary>A video as a vendor's file server serves it: ranges, validators, and connections that break where the test says.</summary>
public sealed class ServedVideo(MadeUpVideo video)
{
    private readonly Queue<long> _breaks = new();
    private readonly List<long> _begun = [];

    public MadeUpVideo Video { get; set; } = video;
    public string? ETag { get; set; } = "\"v1\"";
    public bool Ranges { get; set; } = true;

    /// <summary>At which offset each request began.</summary>
    public IReadOnlyList<long> Begun => _begun;

    /// <summary>The next requests break when they reach these offsets, one each.</summary>
    public void BreakAt(params IEnumerable<long> offsets)
    {
        foreach (var offset in offsets) _breaks.Enqueue(offset);
    }

    /// <summary>Runs when a connection was broken.</summary>
    public Action OnBreak { get; set; } = () => { };

    public async Task Serve(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var from = 0L;
        if (ETag is not null) response.Headers.ETag = ETag;
        var mayResume = request.Headers.IfRange.Count == 0 || request.Headers.IfRange == ETag;
        if (Ranges && mayResume && request.Headers.Range.ToString() is { Length: > 0 } range)
        {
            from = long.Parse(range["bytes=".Length..].Split('-')[0], CultureInfo.InvariantCulture);
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = $"bytes {from}-{Video.Length - 1}/{Video.Length}";
        }
        lock (_begun) _begun.Add(from);
        response.ContentType = "application/octet-stream";
        response.ContentLength = Video.Length - from;
        var stop = _breaks.TryDequeue(out var breaks) ? breaks : long.MaxValue;
        var (served, buffer) = (Video, new byte[1 << 16]);
        for (var at = from; at < served.Length && !context.RequestAborted.IsCancellationRequested;)
        {
            var count = (int)Math.Min(buffer.Length, Math.Min(served.Length, stop) - at);
            if (count <= 0)
            {
                await response.Body.FlushAsync();
                OnBreak();
                context.Abort();
                return;
            }
            served.Fill(at, buffer.AsSpan(0, count));
            await response.Body.WriteAsync(buffer.AsMemory(0, count), context.RequestAborted);
            at += count;
        }
    }
}
