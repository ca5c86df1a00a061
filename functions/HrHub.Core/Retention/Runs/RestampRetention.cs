using System.Security.Cryptography;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;

namespace HrHub.Core.Retention.Runs;

/// <summary>
/// Gives every file its dates by the policies of today when these are others than before. In pages, each remembered: a crash, or a host that ends a run, loses one page.
/// The dates alone erase nothing.
/// </summary>
public sealed class RestampRetention(IRetentionIndex index, ICandidateFiles files, StampRetention stamp, IRetentionRuns runs, PolicySet policies)
{
    private const int Page = 500;

    /// <returns>The state, with all files stamped.</returns>
    public async Task<PolicyState> Handle(CancellationToken ct)
    {
        var state = await runs.Policies(ct);
        if (state.Stamped == policies.Hash) return state;
        if (state.Stamping != policies.Hash)
        {
            state = state with { Stamping = policies.Hash, Cursor = null };
            await runs.Save(state, [Changed()], ct);
        }
        while (true)
        {
            var page = await index.Files(state.Cursor, Page, ct);
            foreach (var candidateId in page.CandidateIds) await Stamp(candidateId, ct);
            state = page.Next is null ? state with { Stamped = policies.Hash, Stamping = null, Cursor = null } : state with { Cursor = page.Next };
            await runs.Save(state, [], ct);
            if (page.Next is null) return state;
        }
    }

    private async Task Stamp(string candidateId, CancellationToken ct)
    {
        try
        {
            if (await files.Find(candidateId, ct) is not { } stored) return;
            var due = stamp.Of(stored.File).Due;
            if (!due.SequenceEqual(stored.File.Due)) await index.Restamp(candidateId, stored.ETag, due, ct);
        }
        catch (CryptographicException)
        {
            // The key of a file in erasure is destroyed before its rows go: there is nothing left to date, and its old date keeps it in sight of the sweep.
        }
    }

    private AuditEvent Changed() => new() { Chain = AuditEvent.HubChain, Who = Caller.Hub("retention"), Action = AuditAction.PolicyChanged, Why = policies.Hash };
}
