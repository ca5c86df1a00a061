using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace HrHub.Local.Sandbox.Vendors;

/// <summary>One thing that goes wrong, once.</summary>
public sealed record Fault
{
    /// <summary>Answered instead of the real answer; null to let the request through.</summary>
    public int? Status { get; init; }

    /// <summary>Value of <c>Retry-After</c>: seconds, or a date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Before anything is answered.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Cuts the connection instead of answering.</summary>
    public bool Reset { get; init; }

    public static Fault TooMany(int seconds) => new() { Status = 429, RetryAfter = seconds.ToString(CultureInfo.InvariantCulture) };

    /// <summary>429 with a date (RFC 9110, 5.6.7).</summary>
    public static Fault TooMany(DateTimeOffset until) => new() { Status = 429, RetryAfter = until.ToString("r", CultureInfo.InvariantCulture) };

    public static Fault Down => new() { Status = 503 };
    public static Fault NotReady(int status) => new() { Status = status };
    public static Fault Slow(TimeSpan delay) => new() { Delay = delay };
    public static Fault Cut => new() { Reset = true };
}

/// <summary>The script of what goes wrong: faults wait under the beginning of a path, and each hits one request, in order.</summary>
public sealed class SandboxFaults
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Fault>> _script = new(StringComparer.Ordinal);

    /// <param name="path">Beginning of the path, for example <c>/ribbon</c>.</param>
    /// <param name="faults">For the next requests there.</param>
    public void Add(string path, params ReadOnlySpan<Fault> faults)
    {
        var queue = _script.GetOrAdd(path, _ => new());
        foreach (var fault in faults) queue.Enqueue(fault);
    }

    internal async Task Play(HttpContext http, RequestDelegate next)
    {
        if (Take(http.Request.Path) is not { } fault)
        {
            await next(http);
            return;
        }
        if (fault.Delay > TimeSpan.Zero) await Task.Delay(fault.Delay, http.RequestAborted);
        if (fault.RetryAfter is { } after) http.Response.Headers.RetryAfter = after;
        if (fault.Reset) http.Abort();
        else if (fault.Status is { } status) http.Response.StatusCode = status;
        else await next(http);
    }

    private Fault? Take(string path)
    {
        foreach (var (prefix, faults) in _script)
            if (path.StartsWith(prefix, StringComparison.Ordinal) && faults.TryDequeue(out var fault)) return fault;
        return null;
    }
}
