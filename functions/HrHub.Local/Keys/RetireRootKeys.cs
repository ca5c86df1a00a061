using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Keys;

namespace HrHub.Local.Keys;

/// <summary>Destroys older root key files by which nothing is wrapped any more; their public halves stay, for old signatures.</summary>
public sealed class RetireRootKeys(FileRootKey root, IKeyStore store, IAuditLog audit, TimeProvider clock)
{
    /// <summary>Another process may have begun to wrap under the old key just before the new one was there.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(1);

    /// <param name="Retired">Ids of keys whose private half is destroyed.</param>
    /// <param name="Needed">Ids of older keys that stay: something is still wrapped by them, or the newest key is too young.</param>
    public sealed record Report(IReadOnlyList<string> Retired, IReadOnlyList<string> Needed);

    public async Task<Report> Handle(Caller by, CancellationToken ct)
    {
        var young = await root.CreatedAt(ct) + Settles > clock.GetUtcNow();
        var (retired, needed) = (new List<string>(), new List<string>());
        foreach (var id in root.Older())
        {
            if (young || (await store.RootKeyIds(ct)).Contains(id))
            {
                needed.Add(id);
                continue;
            }
            root.Retire(id);
            retired.Add(id);
            await audit.Append(RotateKeys.Rotated(by, id, "retired"), ct);
        }
        return new(retired, needed);
    }
}
