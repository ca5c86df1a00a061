namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key a caller must bring.</summary>
public enum AuthorizationLevel
{
    Anonymous,
    User,
    Function,
    System,
    Admin,
}
