using System.Text.Json;
using HrHub.Core.Canonical;
using Newtonsoft.Json.Linq;

namespace HrHub.Core.Vendors.Reading;

public enum LifetimeStart { Received, Event }

/// <summary>One kind of media a vendor links to.</summary>
public sealed record MediaRule
{
    public required MediaKind Kind { get; init; }

    /// <summary>Hosts a link may point to: a name, or <c>*.name</c> for any below it. Empty: none, until an operator names some.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>How long a link lives, where the vendor documents it and the payload does not say.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>What the lifetime counts from: when the hub received the link, or when the event happened (when that is unknown, the former).</summary>
    public LifetimeStart LifetimeFrom { get; init; } = LifetimeStart.Received;

    /// <summary>How to ask for a fresh link. Null where the vendor has no such call.</summary>
    public RefreshRule? Refresh { get; init; }

    /// <summary>The link alone opens the material (a token in its query): it is shown to nobody.</summary>
    public bool Masked { get; init; }

    public string? Note { get; init; }

    /// <summary>True when <see cref="Hosts"/> allows the host. Names are compared without case.</summary>
    public bool Allows(string host) => Hosts.Any(allowed => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(allowed, StringComparison.OrdinalIgnoreCase));
}

/// <summary>How to ask the vendor for a link again: the call's answer is read as details and names the same media item with a fresh link.</summary>
public sealed record RefreshRule
{
    /// <summary>A name under <c>api.calls</c>.</summary>
    public required string Call { get; init; }

    /// <summary>Values for the call's URL template, found in the canonical record: <c>vendorInterviewId</c>, <c>candidate.externalIds.ats</c>.</summary>
    public IReadOnlyDictionary<string, Expression> With { get; init; } = new Dictionary<string, Expression>();

    /// <returns>Null when the record lacks one of the values.</returns>
    public IReadOnlyDictionary<string, string>? Arguments(Interview interview)
    {
        var record = Payload.Parse(JsonSerializer.SerializeToUtf8Bytes(interview, CanonicalJson.Options));
        var found = With.ToDictionary(argument => argument.Key, argument => argument.Value.Find(new Scope(record, record)) is JValue value ? Payload.Text(value) : null);
        return found.ContainsValue(null) ? null : found.ToDictionary(argument => argument.Key, argument => argument.Value!);
    }
}
