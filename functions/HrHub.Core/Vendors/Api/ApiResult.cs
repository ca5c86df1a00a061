namespace HrHub.Core.Vendors.Api;

/// <summary>What came of a call to a vendor's API: one of five, and no other.</summary>
public abstract record ApiResult
{
    private ApiResult()
    {
    }

    /// <param name="Json">UTF-8; the part of the response that the profile points at.</param>
    /// <param name="Next">Asks for the next page of a list; null on the last one.</param>
    /// <param name="Total">How many items the list has in all, where the vendor says so.</param>
    public sealed record Answer(ReadOnlyMemory<byte> Json, string? Next = null, long? Total = null) : ApiResult
    {
        /// <summary>Without the answer: it is a person's data.</summary>
        public override string ToString() => $"Answer({Json.Length} bytes)";
    }

    /// <summary>The vendor knows of it, but has not finished it.</summary>
    public sealed record NotYet(TimeSpan RetryAfter) : ApiResult;

    /// <summary>The vendor does not have it (any more).</summary>
    public sealed record Gone : ApiResult;

    /// <summary>A person must look; asking again would not help.</summary>
    /// <param name="Status">HTTP status; 0 when nothing was sent.</param>
    /// <param name="Reason">Stable code: <c>credentials</c>, <c>no-secret</c>, <c>redirect</c>, <c>too-large</c>, <c>not-json</c>, <c>failed</c>, <c>variable</c>, <c>no-call</c>, <c>status</c>, <c>gone</c>.</param>
    public sealed record Refused(int Status, string Reason) : ApiResult;

    /// <summary>Trouble on the way or at the vendor's: the same call later may well be answered.</summary>
    /// <param name="RetryAfter">How long to wait.</param>
    /// <param name="MayBeDone">True where something was to be made, may have been, and the vendor has no way to tell a second try from the first.</param>
    public sealed record Unavailable(TimeSpan RetryAfter, bool MayBeDone = false) : ApiResult;
}
