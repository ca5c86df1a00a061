using HrHub.Core.Records;

namespace HrHub.Core.Retention;

/// <summary>Writes onto a file when which of its data must be gone, so that a sweep finds it by its date. Every writer of a file calls it before it saves. The file bears by which policies: a host with other settings may have written since the last sweep.</summary>
public sealed class StampRetention(Judge judge)
{
    public CandidateFile Of(CandidateFile file) => file with { Due = judge.Due(RetentionFacts.Of(file)), StampedBy = judge.Stamp };
}
