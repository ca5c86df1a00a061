using HrHub.Azure.Cosmos.Records.Audit;
using HrHub.Azure.Cosmos.Records.Sync;
using HrHub.Core.Audit;
using HrHub.Core.Records;
using Microsoft.Azure.Cosmos;

namespace HrHub.Azure.Cosmos.Records.Saving;

/// <summary>The operations of one try of a save.</summary>
internal sealed class SaveBatch
{
    private readonly Partition _read;
    private readonly FileDocument _file;
    private readonly IReadOnlyList<InterviewDocument> _interviews;
    private readonly IReadOnlyList<string> _left;
    private readonly IReadOnlyList<RawDocument> _raw;
    private readonly IReadOnlyList<(SyncDocument Next, string? ETag)> _syncs;
    private readonly IReadOnlyList<AuditDocument> _entries;
    private readonly HeadDocument? _head;

    public SaveBatch(SealedSave save, Partition read, IReadOnlyList<RawDocument> raw, CandidateFile file, IReadOnlyList<string> systems, IReadOnlyList<AuditEvent> audit)
    {
        (_read, _interviews, _raw) = (read, [.. save.Interviews.Select(HubContainer.Marked)], raw);
        _file = HubContainer.Marked(save.InPlaceOf(read.File));
        _left = [.. (read.File?.Interviews ?? []).Select(interview => interview.Id).Except(save.File.Interviews.Select(interview => interview.Id))];
        _syncs = [.. Wanted(file, read.Syncs, systems).Select(sync => (sync, read.Syncs.FirstOrDefault(stored => stored.System == sync.System)?.ETag))];
        if (audit.Count == 0) (_entries, _head) = ([], null);
        else
        {
            var (entries, head) = HeadDocument.Link(read.Head, audit, file.ChangedAt);
            (_entries, _head) = ([.. entries.Select(entry => HubContainer.Marked(AuditDocument.Of(entry)))], HubContainer.Marked(head));
        }
    }

    /// <summary>
    /// An entry is never overwritten: it tells for ever that the batch took effect, however soon the file changes again. Without one an interview, which only a later save overwrites; marks, dates and tokens
    /// overwrite the file too.
    /// </summary>
    public HubDocument Witness => _entries.Count > 0 ? _entries[0] : _interviews.Count > 0 ? _interviews[0] : _file;

    public void Fill(TransactionalBatch batch)
    {
        if (_read.File is { } stored) batch.ReplaceItem(_file.Id, _file, new() { IfMatchEtag = stored.ETag });
        else batch.CreateItem(_file);
        foreach (var raw in _raw) batch.CreateItem(raw);
        foreach (var interview in _interviews) batch.UpsertItem(interview);
        foreach (var interview in _left) batch.DeleteItem(InterviewDocument.IdOf(interview));
        foreach (var (next, etag) in _syncs)
        {
            if (etag is null) batch.CreateItem(next);
            else batch.ReplaceItem(next.Id, next, new() { IfMatchEtag = etag });
        }
        if (_head is not null) CosmosAuditLog.Add(batch, _entries, _head, _read.Head?.ETag);
    }

    /// <returns>The id of the raw delivery that is this operation; null where it is another one.</returns>
    public string? RawAt(int place) => place >= 1 && place <= _raw.Count ? _raw[place - 1].Id : null;

    private static IEnumerable<SyncDocument> Wanted(CandidateFile file, IReadOnlyList<SyncDocument> stored, IReadOnlyList<string> systems)
    {
        if (!file.IsPushed) return [];
        if (file is { Retention.Restricted: true, IsWithdrawn: false }) return stored.Where(sync => sync.WantedVersion != sync.PushedVersion).Select(sync => sync.WantsNothing());
        return systems.Select(system => stored.FirstOrDefault(sync => sync.System == system)?.Wants(file.Version, file.ChangedAt) ?? SyncDocument.Of(file.CandidateId, system, file.Version, file.ChangedAt));
    }
}
