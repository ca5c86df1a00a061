using HrHub.Core.Audit;
using HrHub.Core.Records;

namespace HrHub.Core.Access;

/// <summary>
/// The one place where rights are enforced. Every refusal, and every read that is allowed, is on the audit trail before anything is served;
/// a change that is allowed carries its event in its own transaction.
/// </summary>
public sealed class AdmitCaller(ICandidateFiles files, IAuditLog audit)
{
    /// <param name="caller">Who acts.</param>
    /// <param name="right">The right that it takes.</param>
    /// <param name="attempt">What is attempted; its chain is the candidate's id, or <see cref="AuditEvent.HubChain"/> for what concerns no single person.</param>
    /// <param name="ct">Cancels before the audit entry is written.</param>
    /// <returns>Null when the caller may; otherwise the refusal: what belongs to another candidate does not exist for a candidate.</returns>
    public async Task<HubError?> ToChange(Caller caller, Right right, AuditEvent attempt, CancellationToken ct)
    {
        if (!caller.Can(right)) return await Refuse(HubError.Forbidden, attempt, ct);
        return caller.Role is Role.Candidate && !await Owns(caller, attempt.Chain, ct) ? await Refuse(HubError.NotFound, attempt, ct) : null;
    }

    /// <inheritdoc cref="ToChange"/>
    public async Task<HubError?> ToRead(Caller caller, Right right, AuditEvent attempt, CancellationToken ct)
    {
        if (await ToChange(caller, right, attempt, ct) is { } refusal) return refusal;
        await audit.Append(attempt, ct);
        return null;
    }

    /// <summary>Opens a person's file to read it: within the caller's right, and within sight.</summary>
    /// <param name="caller">Who reads.</param>
    /// <param name="right">The right that it takes.</param>
    /// <param name="reading">What is read; its chain is the candidate's id. It is on the trail of the person's file before this returns.</param>
    /// <param name="ct">Cancels before the audit entry is written.</param>
    /// <returns>The file where it is now, after merges, with the interviews that the caller may see; what is out of sight, in erasure or another's does not exist.</returns>
    public async Task<Outcome<Stored>> ToOpen(Caller caller, Right right, AuditEvent reading, CancellationToken ct)
    {
        var opened = await ToWork(caller, right, reading, ct);
        if (opened.Value is { } stored) await OnRecord(stored, reading, ct);
        return opened;
    }

    /// <summary>Puts on the trail of a file that <see cref="ToWork"/> opened what of it is read, once that is known to be there. Await it before anything is served.</summary>
    public Task OnRecord(Stored opened, AuditEvent reading, CancellationToken ct) => audit.Append(reading with { Chain = opened.File.CandidateId }, ct);

    /// <summary>Opens a person's file for a change, which brings its own audit event.</summary>
    /// <inheritdoc cref="ToOpen" path="/param"/>
    /// <inheritdoc cref="ToOpen" path="/returns"/>
    public async Task<Outcome<Stored>> ToWork(Caller caller, Right right, AuditEvent reading, CancellationToken ct)
    {
        if (await ToChange(caller, right, reading, ct) is { } refusal) return refusal;
        if (await files.StoredHome(reading.Chain, ct) is not { } stored || stored.File.Retention.Tombstone is not null || caller.Sight.Of(stored.File) is not { } seen)
            return await Refuse(HubError.NotFound, reading, ct);
        if (stored.File.Retention.Restricted && caller.Role is not (Role.Candidate or Role.Compliance)) return await Refuse(HubError.Restricted, reading, ct);
        return stored with { File = seen };
    }

    /// <summary>A login keeps the id that the person had before two files turned out to be one.</summary>
    private async Task<bool> Owns(Caller candidate, string candidateId, CancellationToken ct)
        => candidate.Id == candidateId || await files.Home(candidate.Id, ct) is { } own && own.CandidateId == (await files.Home(candidateId, ct))?.CandidateId;

    /// <summary>Puts a refusal on record that is not for want of a right.</summary>
    /// <returns>The error.</returns>
    public async Task<HubError> Refuse(HubError error, AuditEvent attempt, CancellationToken ct)
    {
        // An id that the hub does not know is whatever somebody typed: it gets no chain of its own, and is not kept.
        var known = attempt.Chain == AuditEvent.HubChain || attempt.Record is not null || await files.Find(attempt.Chain, ct) is not null;
        await audit.Append(attempt with { Chain = known ? attempt.Chain : AuditEvent.HubChain, Why = error.Code, Allowed = false }, ct);
        return error;
    }
}
