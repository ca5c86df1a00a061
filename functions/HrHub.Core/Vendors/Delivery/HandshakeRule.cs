using System.ComponentModel;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>How an echoed challenge is sent back.</summary>
public enum EchoForm { Text, Json }

/// <summary>A request that is no delivery: the vendor tries the address. It is answered and not kept.</summary>
public sealed record HandshakeRule
{
    [Description("The body is empty, or an empty JSON object.")]
    public bool EmptyBody { get; init; }

    [Description("This field of the body is there: event, type, challenge.")]
    public FieldPath? Field { get; init; }

    [Description("… and has this value. Only a challenge that is echoed needs none.")]
    public string? Value { get; init; }

    [Description("Field of the body whose text is sent back: challenge.")]
    public FieldPath? Echo { get; init; }

    [Description("text: the value alone. json: an object with the field's name.")]
    public EchoForm EchoAs { get; init; }

    [Description("False: the vendor sends it without authentication. True: it must pass as a delivery does.")]
    public required bool Authenticated { get; init; }

    [Description("What the vendor gets. Left out: the answer of a delivery.")]
    public DeliveryAnswer? Answer { get; init; }
}
