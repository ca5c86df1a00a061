using HrHub.Core.Vendors.Api;

namespace HrHub.Pipeline.Pull;

/// <summary>How a pull ended.</summary>
public enum PullEnd
{
    /// <summary>Everything that the vendor listed is in the inbox.</summary>
    Complete,

    /// <summary>The vendor refused: a person must look.</summary>
    Refused,

    /// <summary>The vendor does not know the list.</summary>
    Gone,

    /// <summary>The vendor is in trouble or asks for patience: the next pull tries again.</summary>
    Unavailable,
}

/// <summary>What came of a pull.</summary>
/// <param name="Vendor">Whose.</param>
/// <param name="Since">What was asked for; null for everything.</param>
/// <param name="Pages">Pages read.</param>
/// <param name="New">Items that were not in the inbox.</param>
/// <param name="Repeated">Items that were.</param>
/// <param name="Total">How many there are, where the vendor says so.</param>
/// <param name="End">How it ended; what was pulled before a bad end stays.</param>
/// <param name="Reason">Why it was refused: a code of <see cref="ApiResult.Refused"/>.</param>
public sealed record PullReport(
    string Vendor, DateTimeOffset? Since, int Pages = 0, int New = 0, int Repeated = 0, long? Total = null, PullEnd End = PullEnd.Complete, string? Reason = null)
{
    internal PullProgress ToProgress(TimeSpan? pausedFor = null) => new(Vendor, Pages, New, Repeated, Total, pausedFor);

    internal PullReport EndedBy(ApiResult result) => result switch
    {
        ApiResult.Refused refused => this with { End = PullEnd.Refused, Reason = refused.Reason },
        ApiResult.Gone => this with { End = PullEnd.Gone },
        _ => this with { End = PullEnd.Unavailable },
    };
}

/// <summary>How far a pull has come.</summary>
/// <param name="Vendor">Whose.</param>
/// <param name="Pages">Pages read.</param>
/// <param name="New">Items that were not in the inbox.</param>
/// <param name="Repeated">Items that were.</param>
/// <param name="Total">How many there are, where the vendor says so.</param>
/// <param name="PausedFor">The vendor asked for patience: the pull goes on after that time.</param>
public sealed record PullProgress(string Vendor, int Pages, int New, int Repeated, long? Total, TimeSpan? PausedFor);
