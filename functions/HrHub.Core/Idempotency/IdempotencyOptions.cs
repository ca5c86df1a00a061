using System.ComponentModel.DataAnnotations;

namespace HrHub.Core.Idempotency;

/// <summary>For how long a request that came before is known again. Section <c>Idempotency</c>.</summary>
public sealed class IdempotencyOptions
{
    /// <summary>Hours from the first request on.</summary>
    [Range(1, 168)] public int KeepHours { get; init; } = 24;

    /// <summary>Seconds after which a request that never ended counts as broken: the same one then runs again. Longer than any request takes.</summary>
    [Range(1, 3600)] public int BrokenAfterSeconds { get; init; } = 300;

    public TimeSpan Keep => TimeSpan.FromHours(KeepHours);

    public TimeSpan BrokenAfter => TimeSpan.FromSeconds(BrokenAfterSeconds);
}
