namespace HrHub.Local.Sandbox.Vendors.Deliveries;

/// <summary>One webhook request, ready to be signed and sent.</summary>
public sealed record SandboxDelivery
{
    public required string Vendor { get; init; }
    public required string Event { get; init; }

    /// <summary>The vendor's id of the interview.</summary>
    public required string InterviewId { get; init; }

    /// <summary>What is sent.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What is signed: differs from <see cref="Body"/> only where the delivery was changed on the way.</summary>
    public ReadOnlyMemory<byte> SignedBody => Original ?? Body;

    /// <summary>For vendors that sign an id: the same for a repeat.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>The time that goes into the signature.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The same delivery came before.</summary>
    public bool Repeat { get; init; }

    /// <summary>Changed after it was signed.</summary>
    public bool Tampered => Original is not null;

    /// <summary>To be signed with a secret that is not the vendor's.</summary>
    public bool Forged { get; init; }

    /// <summary>Holds a label that no scale knows.</summary>
    public bool UnknownLabel { get; init; }

    internal ReadOnlyMemory<byte>? Original { get; init; }

    public override string ToString() => $"SandboxDelivery({Vendor}, {Event}, {InterviewId})";
}
