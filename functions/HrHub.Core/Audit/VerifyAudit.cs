namespace HrHub.Core.Audit;

/// <summary>Whether the audit trail is what was written: every chain in itself, then against the daily roots. It may run beside a hub at work.</summary>
public sealed class VerifyAudit(VerifyChains chains, VerifyRoots roots)
{
    /// <param name="progress">Hears of every thousand entries and of every root.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<AuditVerdict> Handle(IProgress<AuditProgress>? progress, CancellationToken ct)
    {
        var read = await chains.Handle(progress, ct);
        var compared = await roots.Handle(read.SignedRoots, date => progress?.Report(new(read.Entries, read.Entries, date)), ct);
        return new(read.Entries, read.Chains, compared.Roots, [.. read.Breaks.Concat(compared.Breaks).Take(AuditVerdict.MostBreaks)]);
    }
}
