using System.Net;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>One HTTP request of a vendor, as it arrived.</summary>
public sealed record IncomingDelivery
{
    /// <summary>The whole address as the vendor was given it, with path and query: see <see cref="Inbox.IntakeOptions.UrlOf"/>. May hold a secret: never logged.</summary>
    public required string Url { get; init; }

    /// <summary>What follows the vendor's name in the path, decoded, without the slash before it; empty where nothing follows. May hold a secret: never logged.</summary>
    public string PathRest { get; init; } = "";

    /// <summary>Value of a header by name, in any case; null where it is absent. Several lines of one header are joined by a comma.</summary>
    public required Func<string, string?> Header { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The caller's address, after the proxies that are trusted.</summary>
    public IPAddress? RemoteAddress { get; init; }

    /// <summary>The first of these headers that is present and not empty.</summary>
    internal string? FirstHeader(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (Header(name) is { Length: > 0 } value) return value;
        }
        return null;
    }

    /// <summary>A parameter of the query, decoded.</summary>
    internal string? Query(string name)
    {
        var query = Url.IndexOf('?');
        if (query < 0) return null;
        foreach (var pair in Url[(query + 1)..].Split('#')[0].Split('&'))
        {
            var equals = pair.IndexOf('=');
            if (equals > 0 && Uri.UnescapeDataString(pair[..equals]) == name) return Uri.UnescapeDataString(pair[(equals + 1)..]);
        }
        return null;
    }

    public override string ToString() => $"IncomingDelivery({Body.Length} bytes)";
}
