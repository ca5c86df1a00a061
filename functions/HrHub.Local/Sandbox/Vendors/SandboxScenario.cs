namespace HrHub.Local.Sandbox.Vendors;

/// <summary>What the sandbox vendors play. The same scenario gives the same interviews, byte for byte.</summary>
public sealed record SandboxScenario
{
    public int Seed { get; init; } = 20_261_125;

    /// <summary>When the deliveries are sent: vendors sign times, and old ones are refused.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Address of the sandbox; links to videos begin with it.</summary>
    public required Uri Address { get; init; }

    /// <summary>How many deliveries, repeats and bad ones included.</summary>
    public int Deliveries { get; init; } = 60;

    /// <summary>Bytes of the one large video; null for none.</summary>
    public long? LargeVideo { get; init; } = 500_000_000;

    /// <summary>Bytes of the other videos: between a quarter of this and this.</summary>
    public long SmallVideo { get; init; } = 400_000;

    /// <summary>One delivery in eight comes again.</summary>
    public bool Repeats { get; init; } = true;

    /// <summary>Parts of one interview come in another order than they happened.</summary>
    public bool Reorders { get; init; } = true;

    /// <summary>One delivery was changed on the way, one is signed by somebody else: both must be refused.</summary>
    public bool Attacks { get; init; } = true;

    /// <summary>One delivery holds a label that no scale knows: it must be parked.</summary>
    public bool UnknownLabel { get; init; } = true;

    /// <summary>Only these vendors; empty for all that are built in.</summary>
    public IReadOnlyList<string> Vendors { get; init; } = [];
}
