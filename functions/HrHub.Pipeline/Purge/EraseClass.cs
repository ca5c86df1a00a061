using HrHub.Core;
using HrHub.Core.Access;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using HrHub.Core.Retention;

namespace HrHub.Pipeline.Purge;

/// <summary>
/// Erases one class of data within a file that lives on: from what the vendors said, from what it folded into, and from the raw bodies, which hold it too. Late parts do not bring it back.
/// </summary>
public sealed class EraseClass(ICandidateFiles files, ChangeCandidateFile change, InterviewAssembly assembly, ForgetClass forget, TimeProvider clock)
{
    /// <summary>In all interviews that the file has now.</summary>
    public Task<Outcome<CandidateFile>> Handle(string candidateId, DataClass cls, string rule, Caller by, CancellationToken ct) => Handle(candidateId, cls, rule, null, by, ct);

    /// <param name="candidateId">A merged file's id leads to the file it was merged into.</param>
    /// <param name="cls">Not the whole file: that is <see cref="EraseCandidate"/>.</param>
    /// <param name="rule">The rule or the case that it follows from.</param>
    /// <param name="only">The interviews; null for all.</param>
    /// <param name="by">Who asked for it.</param>
    /// <param name="ct">Cancels between steps; calling again goes on.</param>
    /// <returns>The file as it is now.</returns>
    public async Task<Outcome<CandidateFile>> Handle(string candidateId, DataClass cls, string rule, IReadOnlySet<string>? only, Caller by, CancellationToken ct)
    {
        if (cls is DataClass.WholeFile) throw new ArgumentException("A whole file is erased with its key.", nameof(cls));
        var file = await files.Home(candidateId, ct);
        if (file is null) return HubError.NotFound;
        if (file.Retention.Tombstone is not null) return HubError.FileInErasure;
        if (file.Holds().Any(hold => hold.IsInForce(clock.GetUtcNow()))) return HubError.HoldInForce;

        // First everywhere else: a run that dies in between finds the file as it was, and begins again.
        await forget.Handle(file, cls, only, ct);
        var refused = false;
        var changed = await change.Apply(file.CandidateId, current =>
        {
            refused = current.Holds().Any(hold => hold.IsInForce(clock.GetUtcNow()));
            return refused ? current : Without(current, cls, only);
        }, new AuditEvent { Chain = file.CandidateId, Who = by, Action = AuditAction.Erased, FieldClass = ReadPolicies.TextOf(cls), Why = rule }, ct);
        if (changed is null) return HubError.FileInErasure;
        if (refused) return HubError.HoldInForce;

        // What a capture or a late part added in between.
        await forget.Handle(changed, cls, only, ct);
        return changed;
    }

    private CandidateFile Without(CandidateFile file, DataClass cls, IReadOnlySet<string>? only)
    {
        InterviewFile[] chosen = [.. file.Interviews.Where(interview => only?.Contains(interview.Interview.InterviewId) ?? true)];
        var changed = file;
        foreach (var interview in chosen.Where(interview => cls is not DataClass.RawDelivery && !interview.ErasedClasses.Contains(cls)))
            changed = changed.With(assembly.Without(interview, [cls], file.Stage));
        if (only is null && cls is DataClass.Video) changed = changed with { Work = changed.Work.WithoutVideos() };
        if (cls is not DataClass.Video) changed = changed.WithoutRaw(chosen.SelectMany(interview => interview.DeliveryIds()));
        // Also what somebody wrote onto the file after its identity was erased before; and of whoever was only invited there is nothing else.
        var gone = changed.HasErased(DataClass.Identity) || cls is DataClass.Identity && changed.Interviews.Count == 0;
        return gone && changed is not { EmployeeNumber: null, Corrections: [], Results.IsEmpty: true, Invitations: [], Work.IsEmpty: true } ? (changed with { EmployeeNumber = null, Corrections = [], Results = new(), Invitations = [], Work = new() }).With([]) : changed;
    }
}
