using System.Runtime.CompilerServices;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Keys;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HrHub.Pipeline.Audit;

/// <summary>Signs what all chains of the audit trail are today, and keeps it where nothing is changed any more. Once a day: run again, it finds the day's root and goes on where it stopped.</summary>
public sealed partial class SignAuditRoot(IAuditLog log, IAuditRoots roots, IRootKey rootKey, IOptions<AuditOptions> options, TimeProvider clock, ILogger<SignAuditRoot> logger)
{
    /// <param name="Root">The day's root.</param>
    /// <param name="IsNew">False when the day had it already.</param>
    public sealed record Result(DailyRoot Root, bool IsNew);

    /// <exception cref="InvalidDataException">The last root is unreadable, or of a later day than today.</exception>
    /// <exception cref="IOException">Another process is signing.</exception>
    public async Task<Result> Handle(Caller by, CancellationToken ct)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var date = options.Value.DayOf(now);
        var signed = await roots.Find(date, ct) is null ? await Sign(date, now, ct) : null;
        var root = signed ?? await roots.Find(date, ct) ?? throw new InvalidDataException($"The audit root of {date:yyyy-MM-dd} is gone.");
        await Record(root, by, ct);
        if (signed is not null) LogSigned(date, root.TreeSize, root.Hash());
        return new(root, signed is not null);
    }

    private async Task<DailyRoot?> Sign(DateOnly date, DateTimeOffset now, CancellationToken ct)
    {
        var previousHash = await roots.Dates(ct) switch
        {
            [.., var last] when last > date => throw new InvalidDataException($"There is an audit root of {last:yyyy-MM-dd} already: the clock was set back."),
            [.., var last] => (await roots.Find(last, ct))!.Hash(),
            _ => AuditHash.None,
        };
        using var heads = new ChainHeads();
        return await roots.Add(date, Summed(ct), async () =>
        {
            var root = new DailyRoot
            {
                Date = date, ComputedAt = now, TreeSize = heads.Count, RootHash = heads.RootHash, HeadsHash = heads.LinesHash, PreviousRootHash = previousHash, RootKeyId = rootKey.Id,
            };
            return root with { Signature = Convert.ToBase64String(await rootKey.Sign(root.Digest(), ct)) };
        }, ct);

        async IAsyncEnumerable<ChainHead> Summed([EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (var head in log.Heads(stop))
            {
                heads.Add(head);
                yield return head;
            }
        }
    }

    /// <summary>The trail names the root, so that its removal is noticed. After the root, not before: a crash between the two must not look like a removal.</summary>
    private async Task Record(DailyRoot root, Caller by, CancellationToken ct)
    {
        var (day, hash) = ($"{root.Date:yyyy-MM-dd}", root.Hash());
        await foreach (var entry in log.Since(root.ComputedAt, ct))
            if (entry.Event is { Action: AuditAction.RootSigned } before && before.Record == day && before.Why == hash) return;
        await log.Append(new AuditEvent { Chain = AuditEvent.HubChain, Who = by, Action = AuditAction.RootSigned, Record = day, Why = hash }, ct);
    }

    [LoggerMessage(1, LogLevel.Information, "Signed the audit root of {Date}: {Chains} chains, root {Hash}.")]
    private partial void LogSigned(DateOnly date, long chains, string hash);
}
