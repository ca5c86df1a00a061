using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Erasures;
using HrHub.Core.Records;
using HrHub.Core.Retention;

namespace HrHub.Pipeline.Purge;

/// <summary>
/// Marks a file as being erased, unless a hold is in force or what a rule ordered is not due any more: the file may have changed since it was judged. From then on it takes in nothing new.
/// </summary>
public sealed class PlaceTombstone(ICandidateFiles files, Judge judge, StampRetention stamp, IAuditLog audit, TimeProvider clock)
{
    /// <returns>The file with its tombstone, also when it had one.</returns>
    public async Task<Outcome<CandidateFile>> Handle(Erasure erasure, Caller by, CancellationToken ct)
    {
        while (true)
        {
            if (await files.Find(erasure.CandidateId, ct) is not { } stored) return HubError.NotFound;
            if (stored.File.Retention.Tombstone is not null) return stored.File;

            var now = clock.GetUtcNow();
            if (stored.File.Holds().FirstOrDefault(hold => hold.IsInForce(now)) is { } hold)
            {
                await audit.Append(Begun(erasure, by) with { Record = hold.HoldId, Why = HubError.HoldInForce.Code, Allowed = false }, ct);
                return HubError.HoldInForce;
            }

            if (erasure.OnlyIfDue && !judge.Of(RetentionFacts.Of(stored.File), now).Any(verdict => verdict is { Class: DataClass.WholeFile, Kind: VerdictKind.EraseNow })) return HubError.NotDue;

            var marked = stamp.Of(stored.File with
            {
                Version = stored.File.Version + 1,
                ChangedAt = now,
                Retention = stored.File.Retention with { Tombstone = new(erasure.ErasureId, now, erasure.Basis) },
            });
            if (await files.Save(marked, stored.ETag, [], [Begun(erasure, by)], ct)) return marked;
        }
    }

    private static AuditEvent Begun(Erasure erasure, Caller by)
        => new() { Chain = erasure.CandidateId, Who = by, Action = AuditAction.ErasureBegun, Record = erasure.ErasureId, Why = erasure.Basis };
}
