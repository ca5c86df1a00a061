namespace HrHub.Core.Keys;

/// <summary>How far a background job over keys or candidates has come.</summary>
/// <param name="Done">Done by this run.</param>
/// <param name="Total">What it found to do when it began.</param>
public sealed record KeyWork(long Done, long Total);
