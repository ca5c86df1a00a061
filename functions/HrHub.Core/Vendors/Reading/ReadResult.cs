using HrHub.Core.Canonical;
using HrHub.Core.Parking;

namespace HrHub.Core.Vendors.Reading;

/// <summary>What came of reading a payload: a closed list.</summary>
public abstract record ReadResult
{
    private ReadResult()
    {
    }

    /// <summary>What the payload says, one part for each interview.</summary>
    public sealed record Parts(IReadOnlyList<InterviewPart> Read) : ReadResult;

    /// <summary>The payload says nothing about an interview, and the profile says why.</summary>
    public sealed record Ignored(string Reason) : ReadResult;

    /// <summary>Something that must not be guessed: the delivery waits for a person.</summary>
    public sealed record Unreadable(ParkReason Reason) : ReadResult;
}
