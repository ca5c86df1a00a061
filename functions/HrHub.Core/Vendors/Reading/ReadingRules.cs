namespace HrHub.Core.Vendors.Reading;

/// <summary>What a payload means for the canonical record.</summary>
public sealed record ReadingRules
{
}
