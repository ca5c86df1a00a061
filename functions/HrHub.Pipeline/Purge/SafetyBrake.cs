using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Purge;

/// <summary>Says why a run must not erase before a compliance officer has seen what it would do.</summary>
public sealed class SafetyBrake(IRetentionIndex index, PolicySet policies, IOptions<SweepRetentionOptions> options)
{
    /// <param name="run">Judged, not carried out.</param>
    /// <param name="state">Where the hub stands with its policies.</param>
    /// <param name="ct">Cancels before the count.</param>
    /// <returns>One of <see cref="BrakeReason"/>, or null when the run may go on.</returns>
    public async Task<string?> Refusal(RetentionRun run, PolicyState state, CancellationToken ct)
    {
        // A first set under which nothing is due acts on nothing: there is nothing to see beforehand.
        if (state.Confirmed != policies.Hash && (state.Confirmed is not null || run.ToErase > 0)) return BrakeReason.PolicyChanged;
        if (run.ToErase == 0) return null;
        if (options.Value.DryRun) return BrakeReason.DryRun;
        if (run.ToErase > options.Value.MaxErasures) return BrakeReason.Number;
        return run.ToErase > options.Value.ShareFrom && !await index.HasAtLeast(Needed(run.ToErase), ct) ? BrakeReason.Share : null;
    }

    /// <summary>In how large a store so many files are no larger a share than allowed.</summary>
    private long Needed(long files) => options.Value.MaxShare <= 0 ? long.MaxValue : (long)Math.Ceiling(files / options.Value.MaxShare);
}
