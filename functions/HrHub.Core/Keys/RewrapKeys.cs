using System.Security.Cryptography;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using Microsoft.Extensions.Logging;

namespace HrHub.Core.Keys;

/// <summary>
/// Wraps shared keys by the newest root key, and candidate keys by the newest epoch key. What is done leaves the list of what is to do, so a run that was interrupted
/// is finished by the next one; two runs at once do no harm.
/// </summary>
public sealed partial class RewrapKeys(KeyRing keys, IKeyStore store, IAuditLog audit, ILogger<RewrapKeys> log)
{
    private const int Page = 500;

    /// <param name="Rewrapped">Keys that are wrapped by a newer key now.</param>
    /// <param name="Overtaken">Keys that were deleted, or re-wrapped by somebody else, while this run looked at them.</param>
    /// <param name="Failed">Keys that do not open: each is in the log, and stays as it is.</param>
    public sealed record Report(long Rewrapped, long Overtaken, long Failed);

    /// <exception cref="CryptographicException">The root key of a shared key is not at hand: nothing would open without it.</exception>
    public async Task<Report> Handle(Caller by, IProgress<KeyWork>? progress, CancellationToken ct)
    {
        var epoch = await keys.CurrentEpoch(ct);
        var shared = await Shared(ct);
        var old = (await store.CountByWrapper(ct)).Where(use => KeyIds.IsEpoch(use.WrappedBy) && KeyIds.CompareEpochs(use.WrappedBy, epoch.Id) < 0).ToList();
        var total = shared.Count + old.Sum(use => use.Keys);
        var report = new Report(0, 0, 0);
        foreach (var key in shared) report = Add(report, await Replace(key, ct));
        progress?.Report(new(report.Rewrapped, total));

        foreach (var use in old)
        {
            string? after = null;
            do
            {
                var page = await store.ListByWrapper(use.WrappedBy, after, Page, ct);
                // Together, so that a store that can group writes does.
                foreach (var result in await Task.WhenAll(page.Keys.Select(key => Try(key, ct)))) report = Add(report, result);
                progress?.Report(new(report.Rewrapped + report.Overtaken + report.Failed, total));
                after = page.Next;
            }
            while (after is not null);
        }
        if (report.Rewrapped > 0) await audit.Append(RotateKeys.Rotated(by, epoch.Id, "rewrapped"), ct);
        return report;
    }

    private async Task<List<WrappedKey>> Shared(CancellationToken ct)
    {
        var old = new List<WrappedKey>();
        foreach (var prefix in new[] { KeyIds.EpochPrefix, KeyIds.BlindIndexPrefix })
            foreach (var key in await store.ListByPrefix(prefix, ct))
                if (!keys.IsNewest(key)) old.Add(key);
        return old;
    }

    private async Task<bool?> Try(WrappedKey key, CancellationToken ct)
    {
        try
        {
            return await Replace(key, ct);
        }
        catch (CryptographicException)
        {
            LogBroken(key.Id, key.WrappedBy);
            return null;
        }
    }

    private async Task<bool?> Replace(WrappedKey key, CancellationToken ct) => await keys.Rewrap(key, ct) is { } wrapped && await store.Replace(key, wrapped, ct);

    private static Report Add(Report report, bool? replaced) => replaced switch
    {
        true => report with { Rewrapped = report.Rewrapped + 1 },
        false => report with { Overtaken = report.Overtaken + 1 },
        null => report with { Failed = report.Failed + 1 },
    };

    [LoggerMessage(1, LogLevel.Error, "The key {KeyId}, wrapped by {WrappedBy}, does not open.")]
    private partial void LogBroken(string keyId, string wrappedBy);
}
