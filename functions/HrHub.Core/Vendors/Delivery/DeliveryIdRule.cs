using System.ComponentModel;

namespace HrHub.Core.Vendors.Delivery;

/// <summary>
/// What tells one delivery from another. An id that the vendor signs is trusted as it is; one that anybody could set only counts together with the
/// body, so that a forged id can't make a real delivery look like a repeat.
/// </summary>
public sealed record DeliveryIdRule
{
    [Description("Names of the header, the first that is present counts: webhook-id, svix-id.")]
    public IReadOnlyList<string> Headers { get; init; } = [];

    [Description("Field of the body that holds the id.")]
    public FieldPath? Body { get; init; }

    [Description("Without an id: fields that a retry of the same delivery sends with another value, such as the time of sending. They are left out when bodies are compared.")]
    public IReadOnlyList<FieldPath> Volatile { get; init; } = [];
}
