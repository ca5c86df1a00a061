using HrHub.Core.Retention;
using HrHub.Core.Retention.Runs;

namespace HrHub.Pipeline.Purge;

/// <summary>Counts what the judge says into a run's report.</summary>
public sealed class RunTally
{
    private const int Listed = 200;
    private readonly SortedDictionary<string, long> _byRule = new(StringComparer.Ordinal);
    private readonly List<HeldFile> _held = [];
    private readonly List<FailedFile> _failures = [];
    private long _due, _toErase, _heldCount, _kept, _failed;

    public long Due => _due;

    public void Add(JudgedFile file)
    {
        _due++;
        if (file.Failure is { } failure) Add(failure);
        else if (file.ToErase is { Count: > 0 } verdicts)
        {
            _toErase++;
            foreach (var verdict in verdicts)
            {
                var rule = $"{verdict.Rule} {ReadPolicies.TextOf(verdict.Class)}";
                _byRule[rule] = _byRule.GetValueOrDefault(rule) + 1;
            }
        }
        else if (file.Held is { } held)
        {
            _heldCount++;
            if (_held.Count < Listed)
                _held.Add(new(file.CandidateId, held.DueAt!.Value, held.Rule!, [.. held.Holds.Select(hold => $"{ReadPolicies.TextOf(hold.Kind)} {hold.HoldId}")]));
        }
        else _kept++;
    }

    public void Add(FailedFile failure)
    {
        _failed++;
        if (_failures.Count < Listed) _failures.Add(failure);
    }

    public RetentionRun Into(RetentionRun run)
        => run with { Due = _due, ToErase = _toErase, Held = _heldCount, Kept = _kept, Failed = _failed, ByRule = _byRule, HeldFiles = [.. _held], Failures = [.. _failures] };
}
