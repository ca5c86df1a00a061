using HrHub.Core.Canonical;

namespace HrHub.Core.Vendors.Reading;

public enum LifetimeStart { Received, Event }

/// <summary>One kind of media a vendor links to. How to ask for a fresh link is said under <c>api.refresh</c>: its answer is read as details and names the same item again.</summary>
public sealed record MediaRule
{
    public required MediaKind Kind { get; init; }

    /// <summary>Hosts a link may point to: a name, or <c>*.name</c> for any below it. Empty: none, until an operator names some.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How long a link lives, where the vendor documents it and the payload does not say.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>What the lifetime counts from: when the hub received the link, or when the event happened (when that is unknown, the former).</summary>
    public LifetimeStart LifetimeFrom { get; init; } = LifetimeStart.Received;

    /// <summary>The link alone opens the material (a token in its query): it is shown to nobody.</summary>
    public bool Masked { get; init; }

    /// <summary>The link leads to a page for people, not to a file: it is kept as a link, and nothing is fetched.</summary>
    public bool Page { get; init; }

    public string? Note { get; init; }

    /// <summary>True when <see cref="Hosts"/> allows the host. Names are compared without case.</summary>
    public bool Allows(string host) => Hosts.Any(allowed => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase));
}
