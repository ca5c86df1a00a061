namespace HrHub.Core.Canonical;

/// <summary>A member that only the hub sets: a vendor's document may hold it, it is not taken over, and no profile may map it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SetByHubAttribute : Attribute;
