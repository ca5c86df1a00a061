namespace HrHub.Core.Vendors.Delivery;

/// <summary>How a delivery is authenticated, told apart and answered.</summary>
public sealed record DeliveryRules
{
}
