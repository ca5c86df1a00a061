using System.Net;

namespace HrHub.Local.Sandbox.Cosmos.Store;

/// <summary>What the service answers to one operation.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Document">As it is after the operation; null where there is nothing to show.</param>
/// <param name="Charge">Request units, by <see cref="RequestCharge"/>.</param>
/// <param name="Message">Why it was refused.</param>
public sealed record Answered(HttpStatusCode Status, StoredDocument? Document, double Charge, string? Message = null)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
