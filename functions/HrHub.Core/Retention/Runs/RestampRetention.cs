using System.Security.Cryptography;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;

namespace HrHub.Core.Retention.Runs;

/// <summary>
/// Gives every file its dates by the policies of today that has them by others: after a change of the policies all files, otherwise those that a host with other settings wrote meanwhile.
/// What is stamped stays stamped: a crash, or a host that ends a run, loses nothing. The dates alone erase nothing.
/// </summary>
public sealed class RestampRetention(IRetentionIndex index, ICandidateFiles files, StampRetention stamp, IRetentionRuns runs, PolicySet policies)
{
    private const int Page = 500;

    /// <returns>The state, with all files stamped.</returns>
    public async Task<PolicyState> Handle(CancellationToken ct)
    {
        var state = await runs.Policies(ct);
        if (state.Stamped != policies.Hash)
        {
            state = state with { Stamped = policies.Hash };
            await runs.Save(state, [Changed()], ct);
        }
        string? after = null;
        do
        {
            var page = await index.StampedOtherwise(policies.Stamp, after, Page, ct);
            foreach (var candidateId in page.CandidateIds) await Stamp(candidateId, ct);
            after = page.Next;
        }
        while (after is not null);
        return state;
    }

    private async Task Stamp(string candidateId, CancellationToken ct)
    {
        try
        {
            if (await files.Find(candidateId, ct) is not { } stored) return;
            var stamped = stamp.Of(stored.File);
            await index.Restamp(candidateId, stored.ETag, stamped.Due, stamped.StampedBy, ct);
        }
        catch (CryptographicException)
        {
            // The key of a file in erasure is destroyed before its rows go: there is nothing left to date, and its old date keeps it in sight of the sweep.
        }
    }

    private AuditEvent Changed() => new() { Chain = AuditEvent.HubChain, Who = Caller.Hub("retention"), Action = AuditAction.PolicyChanged, Why = policies.Hash };
}
