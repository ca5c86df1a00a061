using HrHub.Local.Stores;

namespace HrHub.Local.Demo;

/// <summary>One look at the running demo.</summary>
public sealed record DemoState
{
    public required TimeSpan Elapsed { get; init; }
    public required long ToSend { get; init; }
    public required SendTally Sent { get; init; }
    public required Progress Progress { get; init; }
}

/// <param name="Sent">Requests that were answered.</param>
/// <param name="Acknowledged">Answered with 2xx.</param>
/// <param name="Refused">Answered with 4xx.</param>
public sealed record SendTally(long Sent, long Acknowledged, long Refused);
